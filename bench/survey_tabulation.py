"""Several-answer responses by group: ours against DuckDB's own aggregates over the same Parquet.

Ours is the Ibis expression of core/surveys/bulk.py with all that it has to know besides counts:
who was asked, who answered, codes named twice. Peers, in SQL on the same file in the same run:
`unnest` takes every response apart and counts; `cells` only counts whole cells by group, the
least any engine has to do. Targets: at 10 million rows at most 2 times the time of `unnest`, and
no more time per row than at 1 million.

With pyspark (`pip install 'zhibu[spark]'` and Java 17) the same expression also runs on Spark in
local mode, on the smaller file. Exit code 1 where any two tables differ, never for a slow run.
"""

import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import duckdb
import ibis

from zhibu.core.surveys.bulk import count_in
from zhibu.core.surveys.codebook import Kind, Option, Question
from zhibu.core.surveys.tables import EVERYBODY, CountTable

SEED = 0.5
ROWS = (1_000_000, 10_000_000)
AGENCIES, DIFFICULTIES = 9, 8
REPEATS = 5


def question(name, kind, count):
    options = tuple(Option(code=f"{name}{n}", label=f"{n}") for n in range(count))
    return Question(id=name, kind=kind, label=name, options=options)


BY = question("agency", Kind.SINGLE, AGENCIES)
HARD = question("hard", Kind.MULTIPLE, DIFFICULTIES)

UNNEST = """
    SELECT agency, code, count(*) AS people
    FROM (SELECT agency, unnest(string_split(hard, '|')) AS code FROM read_parquet('{path}'))
    WHERE code <> '' GROUP BY ALL
"""
ANSWERED = """
    SELECT agency, count(*) AS asked, count(*) FILTER (hard <> '') AS answered
    FROM read_parquet('{path}') GROUP BY ALL
"""
CELLS = "SELECT agency, hard, count(*) FROM read_parquet('{path}') GROUP BY ALL"


def make(folder, rows):
    """Write answers of `rows` people: each difficulty named by every second to every ninth."""
    path = folder / f"{rows}.parquet"
    ticks = ", ".join(
        f"CASE WHEN random() < {1 / (n + 2)} THEN 'hard{n}' END" for n in range(DIFFICULTIES)
    )
    connection = duckdb.connect()
    connection.execute("SET threads = 1")  # so that the seed decides
    connection.execute(f"SELECT setseed({SEED})")
    connection.execute(
        f"COPY (SELECT 'agency' || CAST(floor(random() * {AGENCIES}) AS INT) AS agency,"
        f" concat_ws('|', {ticks}) AS hard FROM range({rows})) TO '{path}' (FORMAT parquet)"
    )
    return path


def by_sql(connection, path):
    """The same table by the SQL one would write by hand."""
    codes = [option.code for option in HARD.options]
    groups = (EVERYBODY, *(option.code for option in BY.options))
    counts = {group: dict.fromkeys(codes, 0) for group in groups}
    asked, answered = dict.fromkeys(groups, 0), dict.fromkeys(groups, 0)
    for agency, code, people in connection.execute(UNNEST.format(path=path)).fetchall():
        for group in (EVERYBODY, agency):
            counts[group][code] += people
    for agency, shown, gave in connection.execute(ANSWERED.format(path=path)).fetchall():
        for group in (EVERYBODY, agency):
            asked[group] += shown
            answered[group] += gave
    return CountTable(
        question=HARD.id,
        by=BY.id,
        is_multiple=True,
        codes=tuple(codes),
        groups=groups,
        answered=answered,
        asked=asked,
        counts=counts,
    )


def timed(*works):
    """Median seconds of each work, in turns, so that all meet the same machine; last results."""
    seconds, results = [[] for _ in works], [None] * len(works)
    for _ in range(REPEATS):
        for place, work in enumerate(works):
            begun = time.perf_counter()
            results[place] = work()
            seconds[place].append(time.perf_counter() - begun)
    return [statistics.median(each) for each in seconds], results


def measure(folder):
    """Print a line for each size; return the small file, its table and whether all agree."""
    print("      rows   ours s  unnest s  cells s  ours/unnest  ours/cells  microseconds/row")
    agreed, per_row, counted = True, [], {}
    for rows in ROWS:
        path = make(folder, rows)
        table = ibis.duckdb.connect().read_parquet(path)
        plain = duckdb.connect()
        (ours, unnest, cells), (mine, theirs, _) = timed(
            lambda table=table: count_in(table, HARD, by=BY),
            lambda plain=plain, path=path: by_sql(plain, path),
            lambda plain=plain, path=path: plain.execute(CELLS.format(path=path)).fetchall(),
        )
        print(
            f"{rows:>10,}  {ours:7.3f}  {unnest:8.3f}  {cells:7.3f}  {ours / unnest:11.2f}"
            f"  {ours / cells:10.2f}  {ours / rows * 1e6:16.4f}"
        )
        agreed &= mine == theirs
        per_row.append(ours / rows)
        counted[path] = mine
    print(f"time per row at {ROWS[1]:,} / at {ROWS[0]:,}: {per_row[1] / per_row[0]:.2f}")
    print("tables of ours and SQL:", "equal" if agreed else "DIFFER")
    return next(iter(counted.items())), agreed


def on_spark(path, expected):
    """Whether Spark counts the same from the same expression; True where there is no Spark."""
    if find_spec("pyspark") is None:
        print("Spark: not installed; pip install 'zhibu[spark]' and Java 17 to compare it too")
        return True
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    table = ibis.pyspark.connect(session).read_parquet(str(path))
    begun = time.perf_counter()
    equal = count_in(table, HARD, by=BY) == expected
    seconds = time.perf_counter() - begun
    session.stop()
    print(f"tables of DuckDB and Spark: {'equal' if equal else 'DIFFER'} (Spark {seconds:.1f} s)")
    return equal


def main():
    with tempfile.TemporaryDirectory() as folder:
        warm = make(Path(folder), 1000)
        count_in(ibis.duckdb.connect().read_parquet(warm), HARD, by=BY)  # libraries load once
        (path, counted), agreed = measure(Path(folder))
        return 0 if on_spark(path, counted) and agreed else 1


if __name__ == "__main__":
    sys.exit(main())
