"""Marked content, parent tree and structure tree of PDFs, read with pikepdf: prints a line for each place where they disagree."""
import sys

import pikepdf

Name = pikepdf.Name


def kids(node):
    k = node.get(Name.K)
    return [] if k is None else list(k) if isinstance(k, pikepdf.Array) else [k]


def number_tree(node, out):
    for kid in node.get(Name.Kids, []):
        number_tree(kid, out)
    nums = list(node.get(Name.Nums, []))
    out.update({int(n): v for n, v in zip(nums[::2], nums[1::2])})
    return out


def painted(page):
    """MCIDs of a page's content stream, and whether anything is painted outside a tag and outside an artifact."""
    open_marks, mcids, bare = [], [], 0
    paints = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op in ("BMC", "BDC"):
            props = operands[1] if len(operands) > 1 else None
            mcid = props.get(Name.MCID) if isinstance(props, pikepdf.Dictionary) else None
            open_marks.append("tag" if mcid is not None else str(operands[0]))
            if mcid is not None:
                mcids.append(int(mcid))
        elif op == "EMC":
            open_marks.pop()
        elif op in paints and not any(m in ("tag", "/Artifact") for m in open_marks):
            bare += 1
    return mcids, bare, len(open_marks)


def check(path):
    pdf = pikepdf.open(path)
    root = pdf.Root.StructTreeRoot
    pages = {p.objgen: i for i, p in enumerate(pdf.pages)}
    claimed, objects = {}, {}
    todo = [(k, None, root) for k in kids(root)]
    while todo:
        node, page, parent = todo.pop()
        if isinstance(node, (int, pikepdf.Object)) and not isinstance(node, pikepdf.Dictionary):
            claimed.setdefault((page, int(node)), []).append(parent.objgen)
        elif node.get(Name.Type) == Name.MCR:
            at = pages[node.Pg.objgen] if Name.Pg in node else page
            claimed.setdefault((at, int(node.MCID)), []).append(parent.objgen)
        elif node.get(Name.Type) == Name.OBJR:
            objects[node.Obj.objgen] = parent.objgen
        else:
            if node.P.objgen != parent.objgen:
                yield f"element {node.objgen} names another parent"
            at = pages[node.Pg.objgen] if Name.Pg in node else page
            todo.extend((k, at, node) for k in kids(node))
    tree = number_tree(root.ParentTree, {})
    for i, page in enumerate(pdf.pages):
        mcids, bare, left_open = painted(page)
        if bare or left_open:
            yield f"page {i + 1}: {bare} painted outside all marks, {left_open} marks left open"
        if len(set(mcids)) != len(mcids):
            yield f"page {i + 1}: an MCID used twice"
        mine = {m: owners for (p, m), owners in claimed.items() if p == i}
        parents = list(tree.get(int(page.obj.StructParents), [])) if Name.StructParents in page.obj else []
        owned = {m: e.objgen for m, e in enumerate(parents) if isinstance(e, pikepdf.Dictionary)}
        for m in mine:
            if m not in mcids:
                yield f"page {i + 1}: the tree has MCID {m}, the page has not"
            if mine[m] != [owned.get(m)]:
                yield f"page {i + 1}: MCID {m} has other parents in the parent tree"
        for m in owned:
            if m not in mine:
                yield f"page {i + 1}: the parent tree has MCID {m}, the structure tree has not"
        for annotation in page.obj.get(Name.Annots, []):
            if Name.StructParent not in annotation or tree[int(annotation.StructParent)].objgen != objects.get(annotation.objgen):
                yield f"page {i + 1}: a link without its tag"


for file in sys.argv[1:]:
    for line in check(file):
        print(f"{file.rsplit('/', 1)[-1]}: {line}")
