#!/usr/bin/env python3
"""Compares `steerco select` with HiGHS on the same files.

    pip install highspy
    cargo run --release -p steerco-bench -- selection --write /tmp/models
    python3 bench/selection.py --steerco target/release/steerco --seconds 10 --highs-seconds 60 /tmp/models/*.json

Each file is read by itself here, written out as a mixed-integer program and solved by HiGHS with one
thread; the selection that `steerco select` answers is checked against that program as well. Without
`--steerco` only HiGHS is run.
"""

import argparse
import json
import os
import subprocess
import time
from collections import defaultdict

import highspy


def length(project):
    amounts = [one["amounts"] for one in project.get("costs", [])]
    amounts += [one["hours"] for one in project.get("demands", [])]
    return max([1] + [at + 1 for list_ in amounts for at, amount in enumerate(list_) if amount])


def program(model):
    """Columns as (id, shift, value), rows as (coefficients by column, least, most)."""
    periods = len(model["periods"])
    columns, of_project, rows = [], defaultdict(list), []
    infinity = highspy.kHighsInf
    for project in model["projects"]:
        window = project.get("start_shift", {"earliest": 0, "latest": 0})
        if not project.get("excluded"):
            for shift in range(window["earliest"], window["latest"] + 1):
                if shift + length(project) <= periods:
                    value = project["value"] - project.get("value_loss_per_period", 0) * shift
                    of_project[project["id"]].append(len(columns))
                    columns.append((project, shift, value))
        one = {column: 1 for column in of_project[project["id"]]}
        rows.append((one, 1 if project.get("mandatory") else 0, 1))

    def taken(kind, key, field, name, period):
        row = {}
        for column, (project, shift, _) in enumerate(columns):
            for series in project.get(kind, []):
                amounts = series[field]
                if series[key] == name and 0 <= period - shift < len(amounts):
                    row[column] = amounts[period - shift]
        return row

    for budget in model.get("budgets", []):
        total, limit = defaultdict(int), 0
        for period, amount in enumerate(budget["amounts"]):
            row = taken("costs", "cost_type", "amounts", budget["cost_type"], period)
            if budget.get("carry_over"):
                for column, cost in row.items():
                    total[column] += cost
                limit += amount
                rows.append((dict(total), -infinity, limit))
            else:
                rows.append((row, -infinity, amount))
    for capacity in model.get("capacities", []):
        for period, hours in enumerate(capacity["hours"]):
            row = taken("demands", "role", "hours", capacity["role"], period)
            rows.append((row, -infinity, hours))
    for rule in model.get("rules", []):
        members = [column for id_ in rule.get("projects", []) for column in of_project[id_]]
        if rule["kind"] == "exclusive":
            rows.append(({column: 1 for column in members}, -infinity, 1))
        elif rule["kind"] == "at_least":
            rows.append(({column: 1 for column in members}, rule["count"], infinity))
        elif rule["kind"] == "requires":
            own, needed = of_project[rule["project"]], of_project[rule["needs"]]
            cases = range(periods) if rule.get("after_finish") else [None]
            for start in cases:
                row = defaultdict(int)
                for column in own:
                    row[column] += start is None or columns[column][1] <= start
                for column in needed:
                    project, shift, _ = columns[column]
                    row[column] -= start is None or shift + length(project) <= start
                rows.append((dict(row), -infinity, 0))
        elif rule["kind"] == "bucket_share":
            for name, sign in [("max_percent", 1), ("min_percent", -1)]:
                if name in rule:
                    row = {}
                    for column, (project, _, _) in enumerate(columns):
                        money = sum(sum(one["amounts"]) for one in project.get("costs", []))
                        inside = 100 if project.get("bucket") == rule["bucket"] else 0
                        row[column] = sign * money * (inside - rule[name])
                    rows.append((row, -infinity, 0))
    return columns, rows


def highs(columns, rows, seconds):
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("mip_rel_gap", 0.0)
    for _, _, value in columns:
        solver.addVar(0, 1)
    for column, (_, _, value) in enumerate(columns):
        solver.changeColCost(column, value)
        solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for row, least, most in rows:
        # Rows of money are scaled: HiGHS's tolerance is absolute.
        scale = max([1] + [abs(amount) for amount in row.values()])
        entries = [(column, amount / scale) for column, amount in row.items() if amount]
        solver.addRow(least / scale, most / scale, len(entries), [c for c, _ in entries], [a for _, a in entries])
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    begin = time.time()
    solver.run()
    info = solver.getInfo()
    return info.objective_function_value, info.mip_dual_bound, time.time() - begin


def select(binary, path, seconds, columns, rows):
    begin = time.time()
    command = [binary, "select", path, "--json", "--seconds", str(seconds)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    took = time.time() - begin
    place = {(project["id"], shift): at for at, (project, shift, _) in enumerate(columns)}
    chosen = {place[one["id"], one["start_shift"]] for one in answer["selected"]}
    for row, least, most in rows:
        used = sum(amount for column, amount in row.items() if column in chosen)
        assert least <= used <= most, f"{path}: the selection breaks a row"
    assert sum(columns[column][2] for column in chosen) == answer["value"], f"{path}: value"
    return answer["value"], answer["bound"], took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steerco")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--highs-seconds", type=float, default=60)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    print(f"{'file':<36} {'HiGHS':>10} {'bound':>12} {'s':>6}   {'steerco':>10} {'bound':>10} {'s':>6}")
    for path in arguments.files:
        with open(path, encoding="utf-8") as file:
            columns, rows = program(json.load(file))
        value, bound, took = highs(columns, rows, arguments.highs_seconds)
        line = f"{os.path.basename(path):<36} {value:>10.0f} {bound:>12.1f} {took:>6.1f}"
        if arguments.steerco:
            value, bound, took = select(arguments.steerco, path, arguments.seconds, columns, rows)
            line += f"   {value:>10} {bound:>10} {took:>6.1f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
