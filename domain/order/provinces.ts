/** The 34 provinces of China by the short names that customer files and addresses use. */
const provinces = {
  北京: 'Beijing',
  天津: 'Tianjin',
  河北: 'Hebei',
  山西: 'Shanxi',
  内蒙古: 'Inner Mongolia',
  辽宁: 'Liaoning',
  吉林: 'Jilin',
  黑龙江: 'Heilongjiang',
  上海: 'Shanghai',
  江苏: 'Jiangsu',
  浙江: 'Zhejiang',
  安徽: 'Anhui',
  福建: 'Fujian',
  江西: 'Jiangxi',
  山东: 'Shandong',
  河南: 'Henan',
  湖北: 'Hubei',
  湖南: 'Hunan',
  广东: 'Guangdong',
  广西: 'Guangxi',
  海南: 'Hainan',
  重庆: 'Chongqing',
  四川: 'Sichuan',
  贵州: 'Guizhou',
  云南: 'Yunnan',
  西藏: 'Tibet',
  陕西: 'Shaanxi',
  甘肃: 'Gansu',
  青海: 'Qinghai',
  宁夏: 'Ningxia',
  新疆: 'Xinjiang',
  香港: 'Hong Kong',
  澳门: 'Macau',
  台湾: 'Taiwan',
} as const;

export type Province = keyof typeof provinces;

const names = Object.keys(provinces) as Province[];

/**
 * The province that an address begins with, or names in English; undefined when it names none. In Chinese only the
 * beginning counts: 江西路 is a street of many cities.
 */
export function provinceOf(address: string): Province | undefined {
  const plain = address
    .normalize('NFKC')
    .trim()
    .replace(/^(?:\d{6}\s*)?(?:中华人民共和国|中国)?[\s,，]*/, '');
  const begins = names.find((name) => plain.startsWith(name));
  if (begins !== undefined) return begins;
  const words = ` ${plain.toLowerCase().replace(/[^a-z]+/g, ' ')} `;
  return names.find((name) => words.includes(` ${provinces[name].toLowerCase()} `));
}
