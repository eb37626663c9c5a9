// Columns as rows: nothing here knows any law.
#pragma once
#include "jurisdiction.h"

typedef tidewaiter_plugin_facts_column_t column_t;

// A number, exact: digits over a whole number, both of any size that crosses.
typedef struct {
  uint32_t limbs[5]; // 160 bits, the lowest first
} big_t;

typedef struct {
  bool known, negative;
  const char *digits;
  size_t count;
  big_t over;
  const char *raw; // as it is written where its decimals have no end
} number_t;

// Memory for `count` things of that size.
void *room(size_t count, size_t size);

// Texts one after the other; the last argument is NULL.
const char *joined(const char *first, ...);
const char *decimal(uint64_t value);

// A text of the contract, that stays where it is.
jurisdiction_string_t text(const char *words);

// Days since 1970-01-01.
int32_t day(int32_t year, int32_t month, int32_t day);

// The values at a place. What stands in the place of an unknown value means nothing, and may point
// nowhere: NULL, or a number that is not known.
const jurisdiction_string_t *text_at(const column_t *column, size_t place);
number_t number_at(const column_t *column, size_t place);
bool is(const jurisdiction_string_t *value, const char *words);

// Whether a number is at least so many tenths.
bool at_least(const number_t *number, uint32_t tenths);

// Written out where it ends within 18 places, else as a fraction.
const char *shown(const number_t *number);
