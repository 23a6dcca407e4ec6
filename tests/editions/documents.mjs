/** Every golden document with the truth of its folder: one plan, as several engines print it. */
export function goldenDocuments(folder, { readdirSync, readFileSync }) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((d) => d.isDirectory() && readdirSync(`${folder}/${d.name}`).includes("edition.json"))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((d) => {
      const truth = JSON.parse(readFileSync(`${folder}/${d.name}/edition.json`, "utf8"));
      return readdirSync(`${folder}/${d.name}`)
        .filter((f) => f !== "edition.json")
        .sort()
        .map((f) => ({ key: `${d.name}/${f}`, path: `${folder}/${d.name}/${f}`, truth }));
    });
}
