"""Fits the logistic model behind "not covered" and prints its coefficients for Confidence.cs.

usage: dotnet run -c Release --project bench/CouncilBot.Bench -- signs bench/questions/*.jsonl | python3 bench/fit.py
Reports false refusals and true refusals by five-fold cross-validation first, so that the fit is not judged on itself.
"""
import math
import random
import sys

UNANSWERABLE_WEIGHT = 2.5  # unanswerable questions are rarer in the sets than they matter
DEV_WEIGHT = 4.0           # the development set holds the most natural questions
RIDGE = 1.0

rows = []
for line in sys.stdin:
    parts = line.split()
    if len(parts) > 4 and parts[0] in ("0", "1"):
        rows.append((int(parts[0]), parts[1], [float(x) for x in parts[2:]]))

signs = len(rows[0][2])
mean = [sum(r[2][k] for r in rows) / len(rows) for k in range(signs)]
spread = [max(1e-6, (sum((r[2][k] - mean[k]) ** 2 for r in rows) / len(rows)) ** 0.5) for k in range(signs)]
scaled = [[(r[2][k] - mean[k]) / spread[k] for k in range(signs)] for r in rows]
covered = [r[0] for r in rows]
is_dev = [not r[1].startswith("t") for r in rows]
weight = [(1.0 if covered[i] else UNANSWERABLE_WEIGHT) * (DEV_WEIGHT if is_dev[i] else 1.0) for i in range(len(rows))]


def probability(model, i):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, model[0] + sum(model[k + 1] * scaled[i][k] for k in range(signs))))))


def fit(indices, rounds):
    model = [0.0] * (signs + 1)
    total = sum(weight[i] for i in indices)
    for _ in range(rounds):
        gradient = [0.0] * (signs + 1)
        for i in indices:
            error = (probability(model, i) - covered[i]) * weight[i]
            gradient[0] += error
            for k in range(signs):
                gradient[k + 1] += error * scaled[i][k]
        for k in range(signs + 1):
            model[k] -= 0.3 * (gradient[k] + (RIDGE * model[k] if k else 0)) / total
    return model


order = list(range(len(rows)))
random.Random(1).shuffle(order)
validated = {}
for fold in range(5):
    test = set(order[fold::5])
    model = fit([i for i in order if i not in test], 600)
    validated.update({i: probability(model, i) for i in test})

model = fit(order, 3000)
fitted = {i: probability(model, i) for i in order}
for name, values in (("cross-validated", validated), ("fitted", fitted)):
    for part, chosen in (("dev", True), ("tuning", False)):
        yes = [i for i in order if covered[i] and is_dev[i] == chosen]
        no = [i for i in order if not covered[i] and is_dev[i] == chosen]
        for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            if yes and no:
                print(f"{name:16} {part:7} {threshold}: false refusals {sum(values[i] < threshold for i in yes) / len(yes):.3f}, true refusals {sum(values[i] < threshold for i in no) / len(no):.3f}")

raw = [model[k + 1] / spread[k] for k in range(signs)]
# Back to the share of unanswerable questions the sets really have, so that the probability means what it says.
print("Intercept =", round(model[0] - sum(raw[k] * mean[k] for k in range(signs)) + math.log(UNANSWERABLE_WEIGHT), 3))
print("Coefficients =", [round(x, 3) for x in raw])
