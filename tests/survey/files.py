"""Files for `zhibu survey`, and the command as one types it."""

import csv
import io
import json

from zhibu.cli import main

CODEBOOK = {
    "title": "机关党建问卷",
    "questions": [
        {
            "id": "agency",
            "kind": "single",
            "label": "您所在的单位",
            "options": [{"code": "a", "label": "编办"}, {"code": "b", "label": "网信中心"}],
        },
        {
            "id": "hard",
            "kind": "multiple",
            "label": "主要困难",
            "at_most": 2,
            "options": [
                {"code": "time", "label": "学习时间难协调"},
                {"code": "new", "label": "创新不足"},
                {"code": "skill", "label": "能力提升难"},
            ],
        },
        {
            "id": "agree",
            "kind": "matrix",
            "label": "您是否同意",
            "rows": [{"code": "r1", "label": "学得进"}, {"code": "r2", "label": "用得上"}],
            "options": [{"code": "1", "label": "不同意"}, {"code": "2", "label": "同意"}],
        },
        {"id": "age", "kind": "number", "label": "年龄", "minimum": 16, "maximum": 99},
        {"id": "say", "kind": "text", "label": "您的建议"},
    ],
}
COLUMNS = ("agency", "hard", "agree.r1", "agree.r2", "age", "say")


def people(a=14, b=10):
    """Rows of answers: of agency a 9 of 14 say time, of b 4 of 10, the others new."""
    rows = []
    for code, count, busy in (("a", a, 9), ("b", b, 4)):
        for number in range(count):
            hard = "time|skill" if number < busy else "new"
            rows.append((code, hard, "12"[number % 2], "2", str(30 + number), ""))
    return rows


def table(rows, columns=COLUMNS):
    """The rows as the text of a CSV file."""
    target = io.StringIO()
    csv.writer(target).writerows([columns, *rows])
    return target.getvalue()


def survey(*words):
    """Run the command; return its exit code."""
    return main(["survey", *map(str, words)])


def analyse(folder, answers, *words, codebook=CODEBOOK, population=40):
    """Write both files into the folder and analyse them."""
    answers_file, codebook_file = folder / "answers.csv", folder / "codebook.json"
    content = answers if isinstance(answers, bytes) else answers.encode()
    answers_file.write_bytes(content)
    codebook_file.write_text(json.dumps(codebook, ensure_ascii=False), "utf-8")
    given = ("--codebook", codebook_file, "--population", population)
    return survey("analyse", answers_file, *given, *words)


def analysed(folder, capsys, answers, *words, **options):
    """The JSON the command prints."""
    assert analyse(folder, answers, *words, **options) == 0
    return json.loads(capsys.readouterr().out)


def refused(folder, capsys, answers, *words, **options):
    """What the command says on standard error when it refuses."""
    assert analyse(folder, answers, *words, **options) == 1
    done = capsys.readouterr()
    assert done.out == ""
    return done.err
