/** A key as it is printed on the keyboard, or what to do with the gun: "F2", "扫卡", "3*". */
export function KeyCap({ children }: { children: string }) {
  return <kbd className="ui-key">{children}</kbd>
}

export interface KeyHint {
  readonly cap: string
  readonly does: string
}

/** The bar along the bottom: what the hands can do now. */
export function KeyBar({ hints }: { hints: readonly KeyHint[] }) {
  return (
    <footer className="ui-keybar">
      {hints.map(({ cap, does }) => (
        <span className="ui-keybar-item" key={cap}>
          <KeyCap>{cap}</KeyCap>
          {does}
        </span>
      ))}
    </footer>
  )
}
