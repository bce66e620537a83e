import type { Database } from '../../db/connect.ts';
import { examProduct } from './order-life.ts';

/** Put the exam's product on stock, so many pieces that it never runs out. */
export async function stockExamProduct(database: Database): Promise<void> {
  await database.sql`
    insert into dueline.products
      (product_code, name_zh, name_en, specification, model, unit, currency, bom_released, lead_time_days)
    values (${examProduct}, '离心泵', 'Centrifugal pump', 'Q=50m³/h', 'IS80-65-160', '台', 'CNY', true, 20)`;
  await database.sql`
    insert into dueline.stock (product_code, on_hand, reserved) values (${examProduct}, 100000, 0)`;
}

/** Pieces of the exam's product that orders have reserved: one each, when every effect happened once. */
export async function reservedPieces(database: Database): Promise<number> {
  const [row] = await database.sql<{ reserved: string }[]>`
    select reserved::text from dueline.stock where product_code = ${examProduct}`;
  return Number(row?.reserved ?? Number.NaN);
}
