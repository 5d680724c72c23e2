/**
 * A gradient with a soft glow behind the head and a few drifting discs, as SVG elements.
 * @param key hexadecimal digits, 16 at least, that choose colours and places
 */
export function backdrop(key: string, width: number, height: number): string {
  const digit = (index: number): number => Number.parseInt(key.slice(index * 2, index * 2 + 2), 16) / 255;
  const hue = Math.round(digit(0) * 360);
  const other = (hue + 40 + Math.round(digit(1) * 80)) % 360;
  const discs = [2, 3, 4, 5].map((index) => {
    const radius = (0.05 + digit(index) * 0.13) * width;
    return `<circle cx="${digit(index + 1) * width}" cy="${digit(index + 2) * height * 0.7}" r="${radius}" fill="#fff" fill-opacity="0.14"/>`;
  });
  return `<defs>
<linearGradient id="sky" x1="0" y1="0" x2="${digit(7)}" y2="1"><stop offset="0" stop-color="hsl(${hue}, 62%, 74%)"/><stop offset="1" stop-color="hsl(${other}, 55%, 46%)"/></linearGradient>
<radialGradient id="glow" cx="0.5" cy="0.58" r="0.5"><stop offset="0" stop-color="#fff" stop-opacity="0.55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
</defs><rect width="100%" height="100%" fill="url(#sky)"/>${discs.join('')}<rect width="100%" height="100%" fill="url(#glow)"/>`;
}
