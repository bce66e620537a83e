import { encode } from 'uqr';

/** A picture that a phone or a hand scanner reads, drawn as squares; `label` says in words where it leads. */
export function QrCode({ text, label, size }: { text: string; label: string; size: string }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      data-code={text}
    >
      <title>{label}</title>
      <rect width={modules} height={modules} fill="var(--mantine-color-white)" />
      <path d={path} fill="var(--mantine-color-black)" />
    </svg>
  );
}
