// Writes templates/board.docx, the default Word template, from the code that makes it: `npm run build && node scripts/make-board-template.mjs`.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boardTemplateFile } from "../dist/render/word/board-template.js";

writeFileSync(fileURLToPath(new URL("../templates/board.docx", import.meta.url)), boardTemplateFile());
