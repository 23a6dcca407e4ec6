"""Printing engines. Each is skipped, with a line saying so, where it is not installed."""
import dataclasses
import os
import re
import shutil
import subprocess
import tempfile

from layouts import Heading, Text
from to_html import to_print_html, without_page

MISSING = set()


def have(name):
    if shutil.which(name):
        return True
    if name not in MISSING:
        MISSING.add(name)
        print(f"skipped: {name} is not installed")
    return False


def run(cmd, **kw):
    return subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=240, **kw)


def chromium(doc, opt, out):
    if not have("chromium"):
        return False
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, opt.get("urlname", "plan.html"))
        open(src, "w", encoding="utf-8").write(to_print_html(doc, opt, page=not opt.get("browserfooter")) if not opt.get("browserfooter") else to_print_html(doc, dict(opt, css=opt.get("css", "") + ("@page{size:A4 landscape}" if doc.landscape else "@page{size:A4}")), page=False))
        cmd = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={d}/p", f"--print-to-pdf={out}"]
        if not opt.get("browserfooter"):
            cmd.append("--no-pdf-header-footer")
        if opt.get("untagged"):
            cmd.append("--disable-pdf-tagging")
        r = run(cmd + ["file://" + src])
        return os.path.exists(out) or print(r.stderr.decode()[-400:])


def weasyprint(doc, opt, out):
    try:
        import weasyprint as w
    except ImportError:
        print("skipped: weasyprint is not installed")
        return False
    kw = {"pdf_variant": "pdf/ua-1"} if opt.get("tagged") else {}
    w.HTML(string=to_print_html(doc, opt)).write_pdf(out, **kw)
    return True


def without_furniture(doc):
    """Debian's wkhtmltopdf has no page headers and footers: their lines stand at the top and the end of the document."""
    top = [Heading(h, 1) if h == doc.title else Text(h) for h in doc.header]
    end = [Text(f) for f in map(without_page, doc.footer) if f]
    return dataclasses.replace(doc, blocks=(end + top if len(doc.blocks) % 2 else top + end) + doc.blocks, header=[], footer=[])


def wkhtmltopdf(doc, opt, out):
    if not have("wkhtmltopdf"):
        return False
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "plan.html")
        open(src, "w", encoding="utf-8").write(to_print_html(without_furniture(doc), opt, page=False))
        cmd = ["wkhtmltopdf", "-q", "-s", "A4", "--disable-smart-shrinking", "--zoom", str(opt.get("zoom", 1.1)), "--margin-top", "14mm", "--margin-bottom", "16mm", "--margin-left", "14mm", "--margin-right", "14mm"]
        if doc.landscape:
            cmd += ["-O", "Landscape"]
        r = run(cmd + [src, out])
        return os.path.exists(out) or print(r.stderr.decode()[-400:])


def soffice(src, out, to="pdf", tagged=False):
    if not have("soffice"):
        return False
    filt = to
    if to == "pdf":
        filt = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{"true" if tagged else "false"}"}}}}'
    with tempfile.TemporaryDirectory() as d:
        r = run(["soffice", "--headless", "-env:UserInstallation=file:///tmp/lo-corpus", *(["--infilter=HTML (StarWriter)"] if to == "pdf" and src.endswith(".html") else []), "--convert-to", filt, "--outdir", d, src])
        made = [f for f in os.listdir(d) if f.endswith("." + to)]
        if not made:
            print(r.stderr.decode()[-400:], r.stdout.decode()[-200:])
            return False
        shutil.move(os.path.join(d, made[0]), out)
    return True


def lo_from_html(doc, opt, out):
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "plan.html")
        s = to_print_html(without_furniture(doc), opt, page=False)
        look = opt.get("look", "ruled")
        attrs = "border=1 cellpadding=4 cellspacing=0" if look in ("ruled", "grid-grey", "dashed") else "border=0 cellpadding=4 cellspacing=0"
        s = re.sub(r"<table class=(\w+)>", rf'<table class=\1 {attrs} width="100%">', s)
        s = re.sub(r'<col style="width:([\d.]+)%">', r'<col width="\1%">', s)
        size = "29.7cm 21cm" if doc.landscape else "21cm 29.7cm"
        s = s.replace("<style>", f"<style>@page{{size:{size};margin:1.8cm}}", 1).replace("table-layout:fixed", "")
        open(src, "w", encoding="utf-8").write(s)
        return soffice(src, out, "pdf", opt.get("tagged", False))


def lo_from_docx(doc, opt, out):
    from to_docx import write_docx
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "plan.docx")
        write_docx(doc, opt, src)
        return soffice(src, out, "pdf", opt.get("tagged", False))


def lo_html(doc, opt, out):
    from to_docx import write_docx
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "plan.docx")
        write_docx(doc, opt, src)
        return soffice(src, out, "html")


def rotated(engine):
    """The pages of another engine turned by 90 degrees, as scanners and some printers leave them."""
    def go(doc, opt, out):
        if not have("qpdf") or not engine(doc, opt, out + ".tmp"):
            return False
        run(["qpdf", "--rotate=+90", out + ".tmp", out])
        os.remove(out + ".tmp")
        return True
    return go


def locked(engine):
    """Encrypted with an owner's password only: it opens for everyone."""
    def go(doc, opt, out):
        if not have("qpdf") or not engine(doc, opt, out + ".tmp"):
            return False
        run(["qpdf", "--encrypt", "", "owner", "256", "--print=none", "--modify=none", "--", out + ".tmp", out])
        os.remove(out + ".tmp")
        return True
    return go
