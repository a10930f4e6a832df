"""QR codes: as a path for a page, as a picture for a document."""

from io import BytesIO

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4
"""Empty modules around, as ISO/IEC 18004 asks."""


def qr_path(text: str) -> tuple[int, str]:
    """Return the side in modules, and the SVG path that fills the dark ones."""
    matrix = _code(text).get_matrix()
    strokes = (
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    return len(matrix), "".join(strokes)


def qr_png(text: str) -> bytes:
    """Return a black and white picture."""
    content = BytesIO()
    _code(text).make_image().save(content)
    return content.getvalue()


def _code(text: str) -> QRCode:
    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return code
