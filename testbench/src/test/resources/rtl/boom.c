#include <stdlib.h>
#include <stdexcept>

extern "C" int boom(int how) {
  volatile int* nowhere = 0;
  volatile int zero = 0;
  switch (how) {
    case 10: abort();
    case 11: return *nowhere;
    case 12: exit(0);
    case 13: return how / zero;
    case 14: throw std::runtime_error("thrown in C++");
    default: return how;
  }
}
