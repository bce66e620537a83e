import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAttachments } from '../../db/attachments/attachments.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { readPlays } from '../../scripts/demo/scenario.ts';
import { type Product, playOn, startProduct } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

test('the story of a cancelled order keeps its request form as a file of the order [CANCEL-01]', async () => {
  const play = readPlays('examples/otherwise').find(({ name }) => name.includes('cancelled'));
  if (play === undefined) throw new Error('there is no such story');
  const { played } = await playOn(product, play, 'ONE');
  const { orderId, orderNumber, stage } = played.order;
  expect(stage).toBe('CANCELLED');
  const [file, ...others] = await listAttachments(product.database, orderId);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ fileName: `QXD ${orderNumber}.pdf`, mediaType: 'application/pdf' });
  const { cancellation } = (await readOrder(product.database, orderId)) ?? {};
  expect(cancellation).toMatchObject({
    formAttachmentId: file?.attachmentId,
    formReference: expect.stringMatching(/^QXD-ONE-/),
  });
});
