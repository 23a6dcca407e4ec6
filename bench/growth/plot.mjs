// Time and memory against size, as a drawing on logarithmic axes: a straight line at 45° is linear growth; its slope stands beside it.

/** The slope of a line through points on logarithmic axes: 1 is linear, 2 is quadratic. */
export function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (k) => logs.reduce((n, p) => n + p[k], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((n, [x, y]) => n + (x - mx) * (y - my), 0);
  return over / logs.reduce((n, [x]) => n + (x - mx) ** 2, 0);
}

const WIDE = 340;
const HIGH = 230;
const COLOURS = ["#123a5e", "#bf4034"];

function panel({ title, lines }, left) {
  const all = lines.flatMap((l) => l.points);
  const span = (k) => [Math.min(...all.map((p) => p[k])) / 1.6, Math.max(...all.map((p) => p[k])) * 1.6].map(Math.log10);
  const [[x0, x1], [y0, y1]] = [span(0), span(1)];
  const x = (v) => left + 46 + ((Math.log10(v) - x0) / (x1 - x0)) * (WIDE - 66);
  const y = (v) => HIGH - 36 - ((Math.log10(v) - y0) / (y1 - y0)) * (HIGH - 86);
  const marks = [...new Set(all.map((p) => p[0]))].map(
    (v) => `<text x="${x(v).toFixed(1)}" y="${HIGH - 18}" text-anchor="middle">${v.toLocaleString("en")}</text>`,
  );
  const drawn = lines.map(({ name, unit, points }, i) => {
    const at = points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`);
    const words = points.map(
      ([a, b]) =>
        `<text x="${x(a).toFixed(1)}" y="${(y(b) - 7).toFixed(1)}" text-anchor="middle" fill="${COLOURS[i]}">${b < 10 ? b.toFixed(1) : Math.round(b).toLocaleString("en")}</text>`,
    );
    const key = `<text x="${left + 46}" y="${36 + 13 * i}" fill="${COLOURS[i]}">${name}, ${unit}: slope ${slope(points).toFixed(2)}</text>`;
    const dots = at.map((p) => `<circle cx="${p.split(",")[0]}" cy="${p.split(",")[1]}" r="3" fill="${COLOURS[i]}"/>`);
    return `<polyline points="${at.join(" ")}" fill="none" stroke="${COLOURS[i]}" stroke-width="1.5"/>${dots.join("")}${words.join("")}${key}`;
  });
  const axes = `<path d="M${left + 40} 60V${HIGH - 32}H${left + WIDE - 14}" fill="none" stroke="#6b7178"/>`;
  return `<text x="${left + 46}" y="20" font-weight="bold">${title}</text>${axes}${marks.join("")}${drawn.join("")}`;
}

/** Panels beside one another as one SVG. */
export function plot(panels) {
  const wide = WIDE * panels.length;
  const body = panels.map((p, i) => panel(p, i * WIDE)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${HIGH}" width="${wide}" font-family="sans-serif" font-size="10"><title>Time and memory against size</title><rect width="${wide}" height="${HIGH}" fill="#fff"/>\n${body}\n</svg>\n`;
}
