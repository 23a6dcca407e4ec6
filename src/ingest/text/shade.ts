const NAMES: Readonly<Record<string, string>> = {
  red: "#ff0000",
  darkred: "#8b0000",
  crimson: "#dc143c",
  tomato: "#ff6347",
  orange: "#ffa500",
  darkorange: "#ff8c00",
  gold: "#ffd700",
  yellow: "#ffff00",
  lightyellow: "#ffffe0",
  green: "#008000",
  darkgreen: "#006400",
  lightgreen: "#90ee90",
  limegreen: "#32cd32",
  lime: "#00ff00",
  blue: "#0000ff",
  darkblue: "#00008b",
  lightblue: "#add8e6",
  navy: "#000080",
  teal: "#008080",
  cyan: "#00ffff",
  magenta: "#ff00ff",
  purple: "#800080",
  pink: "#ffc0cb",
  gray: "#808080",
  grey: "#808080",
  silver: "#c0c0c0",
  lightgray: "#d3d3d3",
  lightgrey: "#d3d3d3",
  gainsboro: "#dcdcdc",
  whitesmoke: "#f5f5f5",
  black: "#000000",
};

/** A fill as the table holds it, "#rrggbb", from CSS, HTML or an office file; null for none, white or what is not understood. */
export function toShade(colour: string | undefined): string | null {
  const text = (colour ?? "").trim().toLowerCase();
  const hex = NAMES[text.split(/\s/)[0] ?? ""] ?? fromHex(text) ?? fromRgb(text);
  return hex === null || hex === "#ffffff" ? null : hex;
}

function fromHex(text: string): string | null {
  const digits = /(?:^|[\s#])#?([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text)?.[1];
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? [...digits].map((d) => d + d).join("") : digits}`;
}

function fromRgb(text: string): string | null {
  const parts = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+))?/.exec(text);
  if (parts === null || parts[4] === "0") return null;
  const byte = (s: string | undefined) => Math.min(255, Number(s)).toString(16).padStart(2, "0");
  return `#${byte(parts[1])}${byte(parts[2])}${byte(parts[3])}`;
}
