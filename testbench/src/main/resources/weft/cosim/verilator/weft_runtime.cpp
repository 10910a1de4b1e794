// Ends of simulation as C++ exceptions and return codes; printed text into the page.
#include "weft_runtime.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "verilated.h"

thread_local WeftPage* weft_current = nullptr;
thread_local jmp_buf* weft_landing = nullptr;

static void copyText(char* to, size_t size, const char* from) {
  if (!from) from = "";
  snprintf(to, size, "%s", from);
}

void weft_note(WeftPage* page, const char* file, int line, const char* message) {
  copyText(page->file, sizeof page->file, file);
  page->line = line;
  copyText(page->message, sizeof page->message, message);
}

static void appendLog(WeftPage* page, const char* text) {
  int length = static_cast<int>(strlen(text));
  constexpr int capacity = static_cast<int>(sizeof page->log);
  if (length > capacity / 2) {
    text += length - capacity / 2;
    length = capacity / 2;
  }
  if (page->logLength + length > capacity) {
    const int keep = capacity / 2;
    const int drop = page->logLength > keep ? page->logLength - keep : 0;
    memmove(page->log, page->log + drop, page->logLength - drop);
    page->logLength -= drop;
  }
  memcpy(page->log + page->logLength, text, length);
  page->logLength += length;
}

// Behind what is there: the cycle, the length of the text, the text. A $display prints once.
static void appendSaid(WeftPage* page, const char* text) {
  const uint64_t head[] = {page->cycle, strlen(text)};
  const uint64_t length = page->saidLength + sizeof head + head[1];
  if (length > page->saidCapacity) {
    char* larger = static_cast<char*>(realloc(page->said, 2 * length));
    if (!larger) throw std::bad_alloc{};
    page->said = larger;
    page->saidCapacity = 2 * length;
  }
  char* to = page->said + page->saidLength;
  memcpy(to, head, sizeof head);
  memcpy(to + sizeof head, text, head[1]);
  page->saidLength = length;
}

// The last line printed: the text of $error, $fatal and failed assertions comes before the stop.
static void lastLine(const WeftPage* page, char* to, size_t size) {
  int end = page->logLength;
  while (end > 0 && page->log[end - 1] == '\n') --end;
  int begin = end;
  while (begin > 0 && page->log[begin - 1] != '\n') --begin;
  size_t length = static_cast<size_t>(end - begin);
  if (length >= size) length = size - 1;
  memcpy(to, page->log + begin, length);
  to[length] = 0;
}

int weft_printf(const char* format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  const int length = vsnprintf(nullptr, 0, format, arguments);
  va_end(arguments);
  std::string text(length + 1, 0);
  vsnprintf(&text[0], text.size(), format, again);
  va_end(again);
  if (weft_current) {
    appendLog(weft_current, text.c_str());
    if (weft_current->said) appendSaid(weft_current, text.c_str());
  } else {
    fputs(text.c_str(), stderr);
  }
  return length;
}

void vl_finish(const char* filename, int linenum, const char*) {
  if (weft_current && weft_current->status != WEFT_FINISH) {
    weft_note(weft_current, filename, linenum, "$finish");
    weft_current->status = WEFT_FINISH;
  }
  Verilated::threadContextp()->gotFinish(true);
}

void vl_stop(const char* filename, int linenum, const char*) {
  if (weft_current) {
    char line[1024];
    lastLine(weft_current, line, sizeof line);
    const bool said = strstr(line, "%Error") || strstr(line, "%Fatal") || strstr(line, "Assertion") ||
                      strstr(line, "n failed in ") || strstr(line, ": fatal in ");
    weft_note(weft_current, filename, linenum, said ? line : "$stop");
  }
  throw WeftStop{WEFT_STOP};
}

// Must not return: Verilator's convergence loop would spin for ever.
void vl_fatal(const char* filename, int linenum, const char*, const char* message) {
  if (weft_current) weft_note(weft_current, filename, linenum, message);
  throw WeftStop{WEFT_FATAL};
}

void vl_warn(const char* filename, int linenum, const char*, const char* message) {
  weft_printf("%%Warning: %s:%d: %s\n", filename ? filename : "", linenum, message);
}

extern "C" {
void __real_exit(int code);
void __real__exit(int code);
void __real_abort();

void __wrap_exit(int code) {
  if (!weft_current) __real_exit(code);
  char text[64];
  snprintf(text, sizeof text, "exit(%d) was called", code);
  weft_note(weft_current, "", 0, text);
  longjmp(*weft_landing, WEFT_EXIT);
}
void __wrap__exit(int code) { __wrap_exit(code); }
void __wrap_abort() {
  if (!weft_current) __real_abort();
  weft_note(weft_current, "", 0, "abort() was called");
  longjmp(*weft_landing, WEFT_ABORT);
}
}
