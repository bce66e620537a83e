/** Finds a code in what a camera sees now; undefined when there is none. */
export type Detector = (video: HTMLVideoElement) => Promise<string | undefined>;

interface Barcode {
  rawValue: string;
}

interface BarcodeReader {
  detect(source: HTMLVideoElement): Promise<Barcode[]>;
}

type BarcodeReaderClass = (new (options: {
  formats: string[];
}) => BarcodeReader) & {
  getSupportedFormats(): Promise<string[]>;
};

/** The longer side of the picture that is searched, in pixels: enough for a label that fills a third of it. */
const searchedSide = 800;

/** The browser's own reader where it has one; else a reader that is loaded when a camera is first used. */
export async function createDetector(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: BarcodeReaderClass }).BarcodeDetector;
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own !== undefined && formats.includes('qr_code')) {
    const wanted = ['qr_code', 'code_128', 'data_matrix'].filter((each) => formats.includes(each));
    const reader = new own({ formats: wanted });
    return async (video) => (await reader.detect(video))[0]?.rawValue;
  }
  const { default: jsQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (context === null || video.videoWidth === 0) return undefined;
    const scale = Math.min(1, searchedSide / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQr(data, width, height)?.data || undefined;
  };
}
