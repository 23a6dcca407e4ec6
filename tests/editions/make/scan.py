"""python3 scan.py IN.pdf OUT.pdf: a scan of a printed plan. Each page becomes a picture at 300 dpi, leaning by a degree, soft and with noise, in a PDF
that holds nothing else. --grey: as JPEG (2.5 MB for four pages), else in black and white as fax machines pack it (50 kB a page)."""
import argparse
import io
import pathlib
import subprocess
import tempfile

import pikepdf
from PIL import Image, ImageChops, ImageFilter

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("out")
parser.add_argument("--dpi", type=int, default=300)
parser.add_argument("--skew", type=float, default=1.0, help="degrees; every other page leans the other way")
parser.add_argument("--noise", type=float, default=12)
parser.add_argument("--grey", action="store_true")
args = parser.parse_args()


def worn(page, k):
    leaning = page.rotate(args.skew if k % 2 == 0 else -args.skew, resample=Image.BICUBIC, fillcolor=255)
    soft = leaning.filter(ImageFilter.GaussianBlur(0.7))
    noisy = ImageChops.add(soft, Image.effect_noise(soft.size, args.noise), scale=1.0, offset=-128)
    return ImageChops.darker(noisy, Image.new("L", noisy.size, 246))  # paper is not quite white


def as_jpeg(image):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue(), dict(Filter=pikepdf.Name.DCTDecode, BitsPerComponent=8)


def as_fax(image):
    out = io.BytesIO()
    image.point(lambda v: 255 if v > 150 else 0).convert("1").save(out, "TIFF", compression="group4", tiffinfo={278: image.height})
    tags = Image.open(out).tag_v2
    start, length = tags[273][0], tags[279][0]
    how = dict(K=-1, Columns=image.width, Rows=image.height, BlackIs1=tags[262] == 1)
    return out.getvalue()[start : start + length], dict(
        Filter=pikepdf.Name.CCITTFaxDecode, BitsPerComponent=1, DecodeParms=pikepdf.Dictionary({f"/{k}": v for k, v in how.items()})
    )


def picture(pdf, image):
    data, keys = as_jpeg(image) if args.grey else as_fax(image)
    keys |= dict(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width, Height=image.height, ColorSpace=pikepdf.Name.DeviceGray)
    stream = pikepdf.Stream(pdf, data)
    for key, value in keys.items():
        stream[f"/{key}"] = value
    return stream


with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["pdftoppm", "-r", str(args.dpi), "-gray", args.source, f"{folder}/page"], check=True)
    pdf = pikepdf.new()
    for k, file in enumerate(sorted(pathlib.Path(folder).glob("*.pgm"))):
        image = worn(Image.open(file).convert("L"), k)
        width, height = image.width * 72 / args.dpi, image.height * 72 / args.dpi
        page = pdf.add_blank_page(page_size=(width, height))
        page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/Scan": picture(pdf, image)})})
        page.Contents = pikepdf.Stream(pdf, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q".encode())
    pdf.save(args.out, deterministic_id=True)
