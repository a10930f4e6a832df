"""A photo as it is kept: verified, turned upright, without place, device or anything besides."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from zhibu.apps.meetings.services.refusals import PhotoUnfit

LARGEST_BYTES = 5 * 1024 * 1024
LONGEST_EDGE = 1600
MOST_PIXELS = 50_000_000
"""More than any phone takes; a picture that unfolds to more is refused unopened."""
FORMATS = ("JPEG", "PNG")
QUALITY = 82


def clean_photo(content: bytes) -> bytes:
    """Return the picture as a new JPEG that holds nothing but its pixels.

    Raises:
        PhotoUnfit: it is larger than 5 MB, no JPEG or PNG, damaged, or absurdly wide.
    """
    if len(content) > LARGEST_BYTES:
        raise PhotoUnfit("照片超过 5 MB。", hint="请选小一些的，或先压缩。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _encoded_anew(content)
    except PhotoUnfit:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _unreadable() from None
    except Image.DecompressionBombWarning:
        raise _unreadable() from None


def _encoded_anew(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise _unreadable()
        picture.load()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    written = BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def _unreadable() -> PhotoUnfit:
    return PhotoUnfit("这个文件不是能打开的 JPEG 或 PNG 照片。", hint="请换一张再试。")
