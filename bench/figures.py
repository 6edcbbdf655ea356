"""One JSON line per figure, on standard output."""

import json
import operator

COMPARE = {">=": operator.ge, "<=": operator.le, "<": operator.lt, ">": operator.gt, "==": operator.eq}


def report(figure: str, value: float, unit: str, aim: str | None = None) -> bool:
    """Print a figure, and whether it holds its aim, such as `>= 0.35`; a figure without an aim always holds."""
    line: dict[str, object] = {"figure": figure, "value": round(value, 4), "unit": unit}
    holds = True
    if aim:
        sign, number = aim.split()
        holds = bool(COMPARE[sign](value, float(number)))
        line |= {"aim": aim, "holds": holds}
    print(json.dumps(line), flush=True)
    return holds
