import { encode } from 'uqr';

/** Pixels of one module of the code, and white modules around it. */
const moduleSize = 8;
const border = 4;

/** Script for a page whose camera sees a QR code of this text and nothing else. */
export function qrPicture(text: string): string {
  const { data } = encode(text, { border });
  const seen = JSON.stringify({ rows: data, moduleSize });
  return `(${showToCamera.toString()})(${seen})`;
}

/** Runs in the page: a canvas with the code stands in for the camera. */
function showToCamera({ rows, moduleSize: size }: { rows: boolean[][]; moduleSize: number }): void {
  const canvas = document.createElement('canvas');
  canvas.width = rows.length * size;
  canvas.height = rows.length * size;
  const draw = () => {
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = 'black';
    for (const [y, row] of rows.entries()) {
      for (const [x, isDark] of row.entries()) if (isDark) context.fillRect(x * size, y * size, size, size);
    }
    // A stream tells of a picture when something is drawn.
    requestAnimationFrame(draw);
  };
  draw();
  const stream = () => Promise.resolve(canvas.captureStream(10));
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: stream } });
}
