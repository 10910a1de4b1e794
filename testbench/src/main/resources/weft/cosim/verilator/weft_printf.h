// Included before everything else in Verilator's run-time library: its printf is ours.
#pragma once
extern int weft_printf(const char* format, ...) __attribute__((format(printf, 1, 2)));
