// Drives the array of any generator with the same pseudo-random inputs for 100,000 clocks and prints a checksum of all
// outputs. CHISEL says that the clock is called `clock` and the reset `reset`, active high.
#include <cstdint>
#include <cstdio>
#include "VTernaryArray.h"
#include "verilated.h"

static uint64_t state = 88172645463325252ULL;

static uint64_t draw() {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

int main() {
  VTernaryArray top;
#ifdef CHISEL
  auto &clock = top.clock;
  auto reset = [&](bool active) { top.reset = active; };
#else
  auto &clock = top.clk;
  auto reset = [&](bool active) { top.resetn = !active; };
#endif
  uint64_t sum = 0;
  for (int cycle = 0; cycle < 100000; cycle++) {
    reset(cycle < 4);
    uint64_t a = draw(), b = draw();
    top.load = a & 1;
    top.enable = (a >> 1 & 3) != 0;
    top.clear = (a >> 3 & 63) == 0;
    top.readTotal = a >> 9 & 1;
    top.write = a >> 10 & 1;
    top.read = a >> 11 & 1;
    top.strobes = a >> 12 & 15;
    top.loadColumn = a >> 16 & 15;
    top.readColumn = a >> 20 & 15;
    top.activations = a >> 24 & 0xffff;
    top.writeAddress = a >> 40 & 63;
    top.readAddress = a >> 46 & 63;
    top.weights = b & 0xffffffff;
    top.writeData = b >> 32;
    clock = 0;
    top.eval();
    if (cycle >= 4) {
      const uint64_t outputs = static_cast<uint64_t>(top.total & 0xff) | static_cast<uint64_t>(top.totalValid) << 8 |
                               static_cast<uint64_t>(top.written) << 9 | static_cast<uint64_t>(top.readValid) << 10 |
                               static_cast<uint64_t>(top.readData) << 16;
      sum = sum * 6364136223846793005ULL + outputs;
    }
    clock = 1;
    top.eval();
  }
  std::printf("%016llx\n", static_cast<unsigned long long>(sum));
  return 0;
}
