// The smallest C library that the bindings can live with. Memory is handed out and never taken back:
// the host starts a fresh instance for every call, and drops it afterwards.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern unsigned char __heap_base; // set by the linker: where free memory begins
static uintptr_t next;

enum { PAGE = 65536, HEADER = 16 };

void *malloc(size_t size) {
  if (next == 0) next = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
  if (size > UINT32_MAX - next - 2 * PAGE) abort();
  uintptr_t block = next + HEADER;
  uintptr_t end = (block + size + 15) & ~(uintptr_t)15;
  uintptr_t have = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  if (end > have) {
    size_t pages = (end - have + PAGE - 1) / PAGE;
    // Above its limit the host refuses, and the plugin ends here.
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) abort();
  }
  *(size_t *)(block - HEADER) = size;
  next = end;
  return (void *)block;
}

void *realloc(void *block, size_t size) {
  if (block == NULL) return malloc(size);
  size_t old = *(size_t *)((uintptr_t)block - HEADER);
  if (size <= old) return block;
  return memcpy(malloc(size), block, old);
}

void free(void *block) { (void)block; }

void abort(void) { __builtin_trap(); }

void *memcpy(void *to, const void *from, size_t size) {
  for (size_t i = 0; i < size; i++) ((char *)to)[i] = ((const char *)from)[i];
  return to;
}

void *memset(void *to, int byte, size_t size) {
  for (size_t i = 0; i < size; i++) ((char *)to)[i] = (char)byte;
  return to;
}

int memcmp(const void *a, const void *b, size_t size) {
  const unsigned char *x = a, *y = b;
  for (size_t i = 0; i < size; i++)
    if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
  return 0;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length]) length++;
  return length;
}

int strcmp(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}
