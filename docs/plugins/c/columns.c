#include "columns.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void *room(size_t count, size_t size) {
  return memset(malloc(count * size), 0, count * size);
}

const char *joined(const char *first, ...) {
  va_list parts;
  size_t length = 0;
  va_start(parts, first);
  for (const char *part = first; part; part = va_arg(parts, const char *)) length += strlen(part);
  va_end(parts);
  char *whole = room(length + 1, 1), *end = whole;
  va_start(parts, first);
  for (const char *part = first; part; part = va_arg(parts, const char *)) {
    memcpy(end, part, strlen(part));
    end += strlen(part);
  }
  va_end(parts);
  return whole;
}

const char *decimal(uint64_t value) {
  char *digits = (char *)room(21, 1) + 20;
  do *--digits = (char)('0' + value % 10); while (value /= 10);
  return digits;
}

jurisdiction_string_t text(const char *words) {
  return (jurisdiction_string_t){(uint8_t *)words, strlen(words)};
}

static const char *owned(const char *from, size_t length) {
  return memcpy(room(length + 1, 1), from, length);
}

int32_t day(int32_t year, int32_t month, int32_t day) {
  // Days from the first of March of year 0, so that the day of a leap year comes last.
  if (month > 2) month -= 3;
  else month += 9, year -= 1;
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719468;
}

const jurisdiction_string_t *text_at(const column_t *column, size_t place) {
  if (!column->known.ptr[place]) return NULL;
  const tidewaiter_plugin_facts_texts_t *texts = &column->values.val.texts;
  return &texts->dictionary.ptr[texts->places.ptr[place]];
}

bool is(const jurisdiction_string_t *value, const char *words) {
  return value->len == strlen(words) && memcmp(value->ptr, words, value->len) == 0;
}

// Ten times the number and a digit.
static void append(big_t *number, uint32_t digit) {
  uint64_t carry = digit;
  for (int i = 0; i < 5; i++) {
    carry += (uint64_t)number->limbs[i] * 10;
    number->limbs[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

// Takes a number off another, where that is at least as large.
static bool take(big_t *from, const big_t *number) {
  big_t rest;
  int64_t borrow = 0;
  for (int i = 0; i < 5; i++) {
    borrow += (int64_t)from->limbs[i] - number->limbs[i];
    rest.limbs[i] = (uint32_t)borrow;
    borrow >>= 32;
  }
  if (borrow < 0) return false;
  *from = rest;
  return true;
}

// The next digit of a division as it is done on paper.
static uint32_t divided(big_t *rest, const big_t *over, uint32_t digit) {
  uint32_t result = 0;
  append(rest, digit);
  while (take(rest, over)) result++;
  return result;
}

number_t number_at(const column_t *column, size_t place) {
  number_t number = {.known = column->known.ptr[place]};
  if (!number.known) return number;
  const tidewaiter_plugin_facts_numbers_t *numbers = &column->values.val.numbers;
  if (numbers->tag == TIDEWAITER_PLUGIN_FACTS_NUMBERS_DECIMALS) {
    int64_t value = numbers->val.decimals.values.ptr[place];
    number.negative = value < 0;
    number.digits = decimal(value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    number.count = strlen(number.digits);
    append(&number.over, 1);
    for (int i = 0; i < numbers->val.decimals.scale; i++) append(&number.over, 0);
    return number;
  }
  const jurisdiction_string_t *fraction = &numbers->val.fractions.ptr[place];
  const char *at = number.raw = owned((const char *)fraction->ptr, fraction->len);
  number.negative = *at == '-';
  number.digits = at += number.negative;
  while (*at && *at != '/') at++;
  number.count = (size_t)(at - number.digits);
  if (*at == '/') while (*++at) append(&number.over, (uint32_t)(*at - '0'));
  else append(&number.over, 1);
  return number;
}

bool at_least(const number_t *number, uint32_t tenths) {
  if (number->negative) return tenths == 0 && number->count == 1 && *number->digits == '0';
  // The number's own tenths, cut off: enough against a limit of whole tenths.
  big_t rest = {{0}};
  uint64_t own = 0;
  for (size_t i = 0; i <= number->count; i++) {
    uint32_t digit = i < number->count ? (uint32_t)(number->digits[i] - '0') : 0;
    own = own * 10 + divided(&rest, &number->over, digit);
    if (own > UINT32_MAX) return true;
  }
  return own >= tenths;
}

const char *shown(const number_t *number) {
  big_t rest = {{0}}, none = {{0}};
  char *digits = room(number->count + 22, 1), *end = digits;
  if (number->negative) *end++ = '-';
  char *first = end;
  for (size_t i = 0; i < number->count; i++) {
    uint32_t digit = divided(&rest, &number->over, (uint32_t)(number->digits[i] - '0'));
    if (digit || end > first) *end++ = (char)('0' + digit);
  }
  if (end == first) *end++ = '0';
  for (int places = 0; memcmp(&rest, &none, sizeof rest); places++) {
    if (places == 18) return number->raw;
    if (places == 0) *end++ = '.';
    *end++ = (char)('0' + divided(&rest, &number->over, 0));
  }
  return digits;
}
