/** What one was told. */
export const noticesZh = {
  new: '新',
  none: '没有消息。有人需要您的时候，会在这里告诉您。',
};
