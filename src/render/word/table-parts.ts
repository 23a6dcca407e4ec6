import { type ITableOptions, Table, XmlAttributeComponent, XmlComponent } from "docx";

class Value extends XmlAttributeComponent<{ readonly val: string }> {
  protected override readonly xmlKeys = { val: "w:val" };
}

class Words extends XmlComponent {
  constructor(name: string, words: string) {
    super(name);
    this.root.push(new Value({ val: words }));
  }
}

/** A table with the title and description that a screen reader says, for which docx has no option. */
export class DescribedTable extends Table {
  constructor(options: ITableOptions, title: string, description: string) {
    super(options);
    const properties = this.root.find((part) => part instanceof XmlComponent && Reflect.get(part, "rootKey") === "w:tblPr");
    const parts = Reflect.get(properties as object, "root") as XmlComponent[];
    parts.push(new Words("w:tblCaption", title), new Words("w:tblDescription", description));
  }
}
