import type { products } from '../schema/products.ts';

type Product = typeof products.$inferSelect;

function product(given: Omit<Product, 'model' | 'currency' | 'bomReleased'> & Partial<Product>): Product {
  return { model: given.productCode, currency: 'CNY', bomReleased: true, ...given };
}

/** The catalogue of the sample company: switchgear, transformers, pumps and machined parts. */
export const sampleProducts: readonly Product[] = [
  product({
    productCode: 'KYN28-12',
    nameZh: '铠装移开式交流金属封闭开关设备',
    category: '成套设备',
    nameEn: 'Metal-clad withdrawable switchgear',
    specification: '12kV 1250A 31.5kA',
    unit: '面',
    listPrice: '68000.00',
    leadTimeDays: 30,
  }),
  product({
    productCode: 'GGD-0.4',
    nameZh: '低压固定式开关柜',
    category: '成套设备',
    nameEn: 'Fixed low-voltage switchboard',
    specification: '0.4kV 2500A 50kA',
    unit: '面',
    listPrice: '18500.00',
    leadTimeDays: 20,
  }),
  product({
    productCode: 'XL-21',
    nameZh: '动力配电箱',
    category: '成套设备',
    nameEn: 'Power distribution box',
    specification: '0.4kV 250A 六回路',
    unit: '台',
    listPrice: '4800.00',
    leadTimeDays: 12,
  }),
  product({
    productCode: 'S13-M-630/10',
    nameZh: '油浸式电力变压器',
    category: '变压器',
    nameEn: 'Oil-immersed power transformer',
    specification: '630kVA 10/0.4kV Dyn11',
    unit: '台',
    listPrice: '62000.00',
    leadTimeDays: 25,
  }),
  product({
    productCode: 'SCB13-1000/10',
    nameZh: '干式电力变压器',
    category: '变压器',
    nameEn: 'Dry-type power transformer',
    specification: '1000kVA 10/0.4kV Dyn11',
    unit: '台',
    listPrice: '128000.00',
    leadTimeDays: 28,
  }),
  product({
    productCode: 'ZBW-630',
    nameZh: '预装式变电站',
    category: '成套设备',
    nameEn: 'Prefabricated substation',
    specification: '630kVA 10/0.4kV 目字形',
    unit: '座',
    listPrice: '286000.00',
    bomReleased: false,
    leadTimeDays: 45,
  }),
  product({
    productCode: 'IS100-65-200',
    nameZh: '单级单吸离心泵',
    category: '水泵',
    nameEn: 'Single-stage end-suction pump',
    specification: '流量100m³/h 扬程50m 22kW',
    unit: '台',
    listPrice: '8600.00',
    leadTimeDays: 15,
  }),
  product({
    productCode: 'ISG80-160',
    nameZh: '立式管道离心泵',
    category: '水泵',
    nameEn: 'Vertical in-line pump',
    specification: '流量50m³/h 扬程32m 7.5kW',
    unit: '台',
    listPrice: '6200.00',
    leadTimeDays: 15,
  }),
  product({
    productCode: 'FL-DN200',
    nameZh: '带颈对焊法兰',
    category: '机加工件',
    nameEn: 'Weld-neck flange',
    specification: 'DN200 PN16 20#钢 RF',
    unit: '件',
    listPrice: '320.00',
    leadTimeDays: 7,
  }),
  product({
    productCode: 'ZX-4520',
    nameZh: '机床主轴',
    category: '机加工件',
    nameEn: 'Machine-tool spindle',
    specification: 'Φ45×520 40Cr 调质',
    unit: '根',
    listPrice: '2450.00',
    leadTimeDays: 21,
  }),
];

/** Finished goods on hand by product; the rest is made to order. */
export const sampleStock: Readonly<Record<string, string>> = {
  'IS100-65-200': '120',
  'ISG80-160': '60',
  'FL-DN200': '400',
  'XL-21': '20',
};
