/** The part of escpos 2.5.2 that is used; the rest of it is not to be trusted (see encode.ts). */
declare module 'escpos/printer.js' {
  interface Adapter {
    write(data: Uint8Array, done?: (error?: Error) => void): void
  }
  export default class Printer {
    constructor(adapter: Adapter)
    hardware(command: 'INIT'): this
    align(side: 'LT' | 'CT' | 'RT'): this
    lineSpace(dots?: number): this
    newLine(): this
    /** Buffers only: a string would go out as UTF-8, a plain Uint8Array as "28,38". */
    print(bytes: Buffer): this
    flush(done?: (error?: Error) => void): this
  }
}
