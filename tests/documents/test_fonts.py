"""The faces of the papers are registered once, whoever wants the first paper."""

import subprocess
import sys

FIRST_PAPERS = """
import sys
from io import BytesIO
from threading import Barrier, Thread
from reportlab.pdfgen.canvas import Canvas
from commune_desk.documents.fonts import Face, register, shown

def draw():
    canvas = Canvas(BytesIO())
    canvas.setFont(Face.REGULAR, 10)
    canvas.drawString(10, 10, "Tập huấn")
    canvas._code.append(shown(canvas, "Tiếp nhận", Face.REGULAR, size=10))
    shown(canvas, "Trả kết quả", Face.BOLD, size=10)
    canvas.save()

def begin(together):
    together.wait()
    register()

sys.setswitchinterval(1e-5)
together = Barrier(4)
threads = [Thread(target=begin, args=(together,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
draw()
"""


def test_first_papers_on_several_threads_leave_one_font_of_a_name() -> None:
    """reportlab knew the last one that was registered, the papers another: none could be drawn."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAPERS], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
