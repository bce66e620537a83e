import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ServedProduct } from './served-product.ts';

/** A request from another of this machine's addresses, as from another machine: what one may ask is counted by address. */
export function sendFrom(
  product: ServedProduct,
  localAddress: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${product.base}${path}`, { method, headers, localAddress }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body }), reject);
    });
    sending.on('error', reject);
    sending.end();
  });
}
