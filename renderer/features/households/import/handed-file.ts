/** A file picked on one page and read on the next: a route cannot carry it. */
let handed: File | undefined

export function handOverFile(file: File): void {
  handed = file
}

/** The file that was handed over; the page that reads it keeps it. */
export function takeHandedFile(): File | undefined {
  return handed
}

export function forgetHandedFile(): void {
  handed = undefined
}
