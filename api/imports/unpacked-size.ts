const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 65_535;

/**
 * Bytes that the parts of a zip come to once unpacked, by its directory; undefined for what is no zip, or one of the
 * sort above 4 GB. The reader unpacks no part beyond what the directory says of it.
 */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let place = view.getUint32(end + 16, true);
  let size = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (place + entryLength > end || view.getUint32(place, true) !== entryMark) return undefined;
    const own = view.getUint32(place + 24, true);
    const packed = view.getUint32(place + 20, true);
    // A part that says nothing of its size would be unpacked without a bound.
    if (own === 0 && packed > 2) return undefined;
    size += own;
    place +=
      entryLength +
      view.getUint16(place + 28, true) +
      view.getUint16(place + 30, true) +
      view.getUint16(place + 32, true);
  }
  return size;
}

/** Where the record at the end of the directory begins. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let place = last; place >= 0 && place >= last - longestComment; place -= 1) {
    if (view.getUint32(place, true) === endMark) return place;
  }
  return undefined;
}
