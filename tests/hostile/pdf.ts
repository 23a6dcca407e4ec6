import { deflateSync } from "node:zlib";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A stream object's body. */
export function stream(data: Uint8Array | string, dict = ""): Buffer {
  const body = typeof data === "string" ? latin(data) : Buffer.from(data);
  return Buffer.concat([latin(`<<${dict}/Length ${body.length}>>\nstream\n`), body, latin("\nendstream")]);
}

/** A PDF of these objects (number 1 is the catalog), its cross-reference table right unless told otherwise. */
export function pdf(objects: readonly (string | Buffer)[], how: { xref?: (offset: number) => number; trailer?: string } = {}): Uint8Array {
  const parts: Buffer[] = [latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(at);
    add(Buffer.concat([latin(`${i + 1} 0 obj\n`), typeof object === "string" ? latin(object) : object, latin("\nendobj\n")]));
  });
  const start = at;
  const rows = offsets.map((o) => `${String((how.xref ?? ((x) => x))(o)).padStart(10, "0")} 00000 n \n`).join("");
  add(latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  add(latin(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${how.trailer ?? ""}>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/** One page with these contents; objects 5 on are the further ones. `page` and `catalog` add to their dictionaries. */
export function onePage(
  content: Uint8Array | string,
  more: { page?: string; catalog?: string; objects?: (string | Buffer)[]; dict?: string; box?: string; trailer?: string } = {},
): Uint8Array {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox ${more.box ?? "[0 0 595 842]"}/Contents 4 0 R/Resources<</Font<</F1 ${FONT}>>${more.page ?? ""}>>`;
  return pdf(
    [
      `<</Type/Catalog/Pages 2 0 R${more.catalog ?? ""}>>`,
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      `${page}>>`,
      stream(content, more.dict),
      ...(more.objects ?? []),
    ],
    { trailer: more.trailer },
  );
}

/** A ruled plan of a few rows, as an office program prints it: harmless. */
export function planContent(ids: readonly string[] = ["1.1", "1.2"]): string {
  const xs = [40, 90, 260, 340, 470, 555];
  const rows = [
    ["No", "Recommendation", "Owner", "Update", "Delivery date"],
    ...ids.map((id) => [id, "Paint the pier", "Mara Ostler", "Begun.", "June 2031"]),
  ];
  const top = 740;
  const lines = [
    ...xs.map((x) => `${x} ${top} m ${x} ${top - rows.length * 20} l S`),
    ...rows.map((_, i) => `40 ${top - i * 20} m 555 ${top - i * 20} l S`),
  ];
  lines.push(`40 ${top - rows.length * 20} m 555 ${top - rows.length * 20} l S`);
  const text = (x: number, y: number, s: string, size = 9): string =>
    `BT /F1 ${size} Tf ${x} ${y} Td (${s.replace(/[()\\]/g, "\\$&")}) Tj ET`;
  const words = rows.flatMap((row, r) => row.map((cell, c) => text((xs[c] ?? 0) + 3, top - r * 20 - 14, cell)));
  return [text(40, 790, "Harbour Action Plan", 16), text(40, 765, "4 January 2031"), ...lines, ...words].join("\n");
}

const zeros = (size: number): Buffer => deflateSync(Buffer.alloc(size), { level: 9 });

/** Bytes that unpack to `size` of zeros. */
export function bomb(size: number): Buffer {
  return zeros(size);
}

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, i) => `${i + 4} 0 R`).join(" ");
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>";
  return pdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
    stream(""),
    ...Array<string>(count).fill(page),
  ]);
}

function deepPages(depth: number): Uint8Array {
  const nodes = Array.from({ length: depth }, (_, i) => `<</Type/Pages/Parent ${i + 1} 0 R/Kids[${i + 3} 0 R]/Count 1>>`);
  return pdf(["<</Type/Catalog/Pages 2 0 R>>", ...nodes, `<</Type/Page/Parent ${depth + 1} 0 R/MediaBox[0 0 595 842]>>`]);
}

// Each form draws the next ten times: ten to the power of `depth` at the end.
function forms(depth: number, times: number, last = "0 0 m 10 10 l S"): (string | Buffer)[] {
  return Array.from({ length: depth }, (_, i) => {
    const next = i + 1 < depth ? `/Resources<</XObject<</X ${i + 6} 0 R>>>>` : "";
    return stream(i + 1 < depth ? "/X Do ".repeat(times) : last, `/Type/XObject/Subtype/Form/BBox[0 0 595 842]${next}`);
  });
}

function tagTree(depth: number): (string | Buffer)[] {
  return [
    "<</Type/StructTreeRoot/K 6 0 R>>",
    ...Array.from({ length: depth }, (_, i) => `<</S/Div/P ${i + 5} 0 R/K ${i + 1 < depth ? `${i + 7} 0 R` : "0"}>>`),
  ];
}

const ACTIONS = `/OpenAction<</S/JavaScript/JS(app.launchURL\\("http://127.0.0.1:9/"\\); while\\(true\\){})>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>`;
const LINKS =
  "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 500 500]/A<</S/Launch/F(calc.exe)>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://127.0.0.1:9/)>>>>]";
const whole = onePage(planContent());

/** Hostile PDFs; `plan` where the plan in it can and must still be read. */
export const pdfs: readonly { readonly name: string; readonly make: () => Uint8Array; readonly plan?: boolean }[] = [
  { name: "sound.pdf", make: () => whole, plan: true },
  { name: "cut-off-half.pdf", make: () => whole.subarray(0, whole.length >> 1) },
  { name: "cut-off-trailer.pdf", make: () => whole.subarray(0, whole.length - 40) },
  { name: "header-only.pdf", make: () => latin("%PDF-1.7\n") },
  {
    name: "wrong-xref.pdf",
    make: () =>
      pdf(
        [
          "<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 ${FONT}>>>>>>`,
          stream(planContent()),
        ],
        { xref: (o) => o + 7 },
      ),
  },
  { name: "xref-loop.pdf", make: () => onePage(planContent(), { trailer: "/Prev 9" }) },
  { name: "0-pages.pdf", make: () => pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]) },
  {
    name: "lying-count.pdf",
    make: () =>
      pdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
      ]),
  },
  { name: "20000-pages.pdf", make: () => manyPages(20_000) },
  { name: "deep-pages.pdf", make: () => deepPages(20_000) },
  { name: "page-tree-loop.pdf", make: () => pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]) },
  { name: "inflate-bomb.pdf", make: () => onePage(bomb(1_000_000_000), { dict: "/Filter/FlateDecode" }) },
  {
    name: "inflate-bomb-twice.pdf",
    make: () => onePage(deflateSync(bomb(1_500_000_000), { level: 9 }), { dict: "/Filter[/FlateDecode/FlateDecode]" }),
  },
  { name: "exponential-forms.pdf", make: () => onePage("/X Do", { page: "/XObject<</X 5 0 R>>", objects: forms(12, 10) }) },
  {
    name: "exponential-text-forms.pdf",
    make: () => onePage("/X Do", { page: "/XObject<</X 5 0 R>>", objects: forms(9, 10, "BT (words words) Tj ET") }),
  },
  {
    name: "form-in-itself.pdf",
    make: () =>
      onePage("/X Do", {
        page: "/XObject<</X 5 0 R>>",
        objects: [stream("/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")],
      }),
  },
  { name: "javascript-and-launch.pdf", make: () => onePage(planContent(), { catalog: ACTIONS, page: `>>${LINKS}/X<<` }), plan: true },
  {
    name: "broken-font.pdf",
    make: () =>
      onePage(planContent().replaceAll("/F1", "/F2"), {
        page: ">>/Resources<</Font<</F2 5 0 R>>",
        objects: [
          "<</Type/Font/Subtype/TrueType/BaseFont/Evil/FirstChar 0/LastChar 255/FontDescriptor 6 0 R>>",
          "<</Type/FontDescriptor/FontName/Evil/Flags 32/FontFile2 7 0 R>>",
          stream(Buffer.alloc(60_000, "\u0000\u0001\u0000\u0000\u00ff")),
        ],
      }),
  },
  {
    name: "calculator-function.pdf",
    make: () =>
      onePage("/Pattern cs /P scn 0 0 595 842 re f", {
        page: "/Pattern<</P<</PatternType 2/Shading<</ShadingType 1/ColorSpace/DeviceRGB/Function 5 0 R>>>>>>",
        objects: [stream(`{${"dup mul ".repeat(50_000)}}`, "/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]")],
      }),
  },
  { name: "huge-page.pdf", make: () => onePage(planContent(), { box: "[0 0 999999999 999999999]" }) },
  { name: "no-size-page.pdf", make: () => onePage(planContent(), { box: "[0 0 0 0]" }) },
  { name: "backward-page.pdf", make: () => onePage(planContent(), { box: "[595 842 -1e38 -1e38]" }) },
  {
    name: "deep-arrays.pdf",
    make: () => pdf([`<</Type/Catalog/Pages 2 0 R/X ${"[".repeat(500_000)}>>`, "<</Type/Pages/Kids[]/Count 0>>"]),
  },
  { name: "deep-dictionaries.pdf", make: () => onePage(planContent(), { catalog: `/X ${"<</X".repeat(100_000)}` }) },
  {
    name: "huge-image.pdf",
    make: () =>
      onePage("/I Do", {
        page: "/XObject<</I 5 0 R>>",
        objects: [
          stream(
            bomb(1_000_000),
            "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
          ),
        ],
      }),
  },
  {
    name: "a-million-paths.pdf",
    make: () => onePage(deflateSync(latin("1 1 m 2 2 l S ".repeat(1_000_000))), { dict: "/Filter/FlateDecode" }),
  },
  {
    name: "a-million-letters.pdf",
    make: () => onePage(deflateSync(latin(`BT /F1 9 Tf ${"(abcdefghij) Tj ".repeat(100_000)} ET`)), { dict: "/Filter/FlateDecode" }),
  },
  { name: "a-million-saves.pdf", make: () => onePage(deflateSync(latin("q ".repeat(1_000_000))), { dict: "/Filter/FlateDecode" }) },
  {
    name: "grid-of-rulings.pdf",
    make: () =>
      onePage(
        deflateSync(
          latin(Array.from({ length: 3000 }, (_, i) => `${i * 0.2} 0 m ${i * 0.2} 842 l S 0 ${i * 0.28} m 595 ${i * 0.28} l S`).join("\n")),
        ),
        { dict: "/Filter/FlateDecode" },
      ),
  },
  {
    name: "deep-tags.pdf",
    make: () => onePage(planContent(), { catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R", objects: tagTree(50_000) }),
  },
  {
    name: "tag-loop.pdf",
    make: () =>
      onePage(planContent(), {
        catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R",
        objects: ["<</Type/StructTreeRoot/K 6 0 R>>", "<</S/Div/P 5 0 R/K[6 0 R 6 0 R]>>"],
      }),
  },
  {
    name: "object-stream-in-itself.pdf",
    make: () => onePage(planContent(), { objects: [stream("5 0 <</A 1>>", "/Type/ObjStm/N 1/First 4/Extends 5 0 R")] }),
    plan: true,
  },
  {
    name: "unknown-encryption.pdf",
    make: () => onePage(planContent(), { trailer: "/Encrypt<</Filter/Evil/V 99/R 99/O(x)/U(x)/P -1>>/ID[(a)(a)]" }),
  },
  {
    name: "broken-jpx.pdf",
    make: () =>
      onePage("/I Do", {
        page: "/XObject<</I 5 0 R>>",
        objects: [stream(Buffer.alloc(5000, 0xff), "/Type/XObject/Subtype/Image/Width 9000/Height 9000/Filter/JPXDecode")],
      }),
  },
  {
    name: "tiny-pattern.pdf",
    make: () =>
      onePage("/Pattern cs /P scn 0 0 595 842 re f", {
        page: "/Pattern<</P 5 0 R>>",
        objects: [stream("0 0 m 1 1 l S", "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>")],
      }),
  },
];
