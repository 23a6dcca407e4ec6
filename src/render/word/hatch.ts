const STEP = 1.7; // mm between lines along an edge: 1.2 across, at 45 degrees
const STROKE = 0.42;
const FILLED = /<path fill="url\(#[^"]*\)"([^>]*?) d="M (-?[\d.]+) (-?[\d.]+) L (-?[\d.]+) -?[\d.]+ L -?[\d.]+ (-?[\d.]+) L [^"]*Z"\/>/g;

const round = (n: number): number => Math.round(n * 1000) / 1000;

// Lines that fall to the right, x - y constant, cut where the box ends.
function lines(left: number, top: number, right: number, bottom: number): string {
  const parts: string[] = [];
  for (let c = Math.ceil((left - bottom) / STEP) * STEP; c < right - top; c += STEP) {
    const x0 = Math.max(left, c + top);
    const x1 = Math.min(right, c + bottom);
    if (x1 > x0) parts.push(`M ${round(x0)} ${round(x0 - c)} L ${round(x1)} ${round(x1 - c)}`);
  }
  return parts.join(" ");
}

/** A drawing whose hatched boxes are drawn line by line, because Word leaves a pattern out. */
export function withDrawnHatching(svg: string): string {
  const drawn = svg.replace(FILLED, (_, rest: string, ...box: string[]) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = box.slice(0, 4).map(Number);
    const outline = `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} Z`;
    const hatching = `<path fill="none" stroke="#6b7178" stroke-width="${STROKE}" d="${lines(left, top, right, bottom)}"/>`;
    return `<path fill="#ffffff" stroke="none" d="${outline}"/>${hatching}<path fill="none"${rest} d="${outline}"/>`;
  });
  return drawn.includes("url(#") ? drawn : drawn.replace(/\s*<defs>[\s\S]*?<\/defs>/, "");
}
