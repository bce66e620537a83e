/** What one was told. */
export const noticesEn = {
  new: 'New',
  none: 'No notices. When somebody needs you, it is told here.',
};
