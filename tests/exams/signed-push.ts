import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { ServedAnswer, ServedProduct } from './served-product.ts';

/** Sends the text of a body as a shop of the product does: to its own path, signed by its secret. */
export type Push = (text: string) => Promise<ServedAnswer>;

/** Adds a shop to a served product. Throws when that is refused. */
export async function addShop(product: ServedProduct): Promise<Push> {
  const asked = { name: '官网', channel: 'WEBSITE', personId: 'integration' };
  const made = await product.send(product.adminKey, '/v1/inbound-platforms', { method: 'POST', body: asked });
  if (made.status !== 201) throw new Error(`no shop: ${made.text}`);
  const shop = JSON.parse(made.text) as { path: string; secret: string };
  return (text) => {
    const [id, at] = [`msg_${randomUUID()}`, new Date()];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(shop.secret).sign(id, at, text),
    };
    return product.send(undefined, shop.path, { method: 'POST', body: text, headers });
  };
}
