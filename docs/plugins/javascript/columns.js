// Columns as rows: nothing here knows any law.

// Days since 1970-01-01 of a day written as 2024-03-01. There is no clock in this: only a calendar.
export const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

// A number is a fraction of two whole numbers of any size: nothing is ever rounded.
export function decimal(text) {
  const [whole, places = ""] = text.split(".");
  const over = 10n ** BigInt(places.length);
  const value = BigInt(whole + places);
  // The nearest number below with the same places, but at least two: what is tried as the other side.
  const unit = 10n ** BigInt(Math.max(2, places.length));
  const below = (value * unit) / over - 1n;
  const digits = String(below).padStart(unit.toString().length, "0");
  const cut = digits.length - unit.toString().length + 1;
  return { value, over, below: `${digits.slice(0, cut)}.${digits.slice(cut)}` };
}

export const atLeast = (number, limit) => number.value * limit.over >= limit.value * number.over;

// Written out where it ends within 18 places, else as a fraction.
export function shown({ value, over }) {
  for (let places = 0; places <= 18; places += 1) {
    const unit = 10n ** BigInt(places);
    if ((value * unit) % over !== 0n) continue;
    const scaled = (value * unit) / over;
    const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
    const cut = digits.length - places;
    return (scaled < 0n ? "-" : "") + digits.slice(0, cut) + (places ? `.${digits.slice(cut)}` : "");
  }
  return `${value}/${over}`;
}

// The value at a place of a column of texts; null where it is not known. What stands in the place of
// an unknown value means nothing, and may point nowhere.
export function textAt({ known, values }, place) {
  return known[place] ? values.val.dictionary[values.val.places[place]] : null;
}

// The same of a column of numbers.
export function numberAt({ known, values }, place) {
  if (!known[place]) return null;
  const { tag, val } = values.val;
  if (tag === "fractions") {
    const [value, over = "1"] = val[place].split("/");
    return { value: BigInt(value), over: BigInt(over) };
  }
  const value = val.values[place];
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw `a number has more digits than reach this plugin exactly: about ${value} with ${val.scale} places`;
  }
  return { value: BigInt(value), over: 10n ** BigInt(val.scale) };
}

// For each row the places of its elements in a column below one list; null where the list is not
// known.
export function spans({ known, lengths }) {
  let next = 0;
  return lengths.map((length, row) => {
    const places = Array.from({ length }, (_, index) => next + index);
    next += length;
    return known[row] ? places : null;
  });
}
