"""SQL text: the statements for which somebody stands at the counter and waits.

Everything else is asked through peewee, whose queries follow the tables by themselves. But peewee
composes its text anew for every call, which costs ten times as much as SQLite needs to carry the
statement out; and it has no word for a word index. So what `tests/benchmarks` measures is written
here once. Each module says why, and which indexes its statements walk;
`tests/store/queries/test_plans.py` asks the engine whether it does.
"""
