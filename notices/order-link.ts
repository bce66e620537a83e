/** Where an order can be seen. */
export function orderLink(publicUrl: string, orderId: string): string {
  return `${publicUrl}/v1/orders/${encodeURIComponent(orderId)}`;
}
