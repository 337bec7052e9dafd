import { Navigate, NavLink, Route, Routes } from 'react-router'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { BookCheckPanel } from '../safekeeping/book-check.tsx'
import { PaperLookUp } from '../safekeeping/paper-look-up.tsx'
import '../settings/settings.css'

/** 监督: what supervisors and inspectors ask of the book. */
export function OversightRoom() {
  return (
    <Page title="监督">
      <div className="settings">
        <nav className="settings-nav" aria-label="监督的内容">
          <NavLink to="/oversight/check" className="shell-link">
            账本体检
          </NavLink>
          <NavLink to="/oversight/paper" className="shell-link">
            核对单子
          </NavLink>
          <NavLink to="/oversight/more" className="shell-link">
            抽查和清单
          </NavLink>
        </nav>
        <div className="settings-part">
          <Routes>
            <Route path="check" element={<BookCheckPanel />} />
            <Route path="paper" element={<PaperLookUp />} />
            <Route path="more" element={<Ahead />} />
            <Route path="*" element={<Navigate to="/oversight/check" replace />} />
          </Routes>
        </div>
      </div>
    </Page>
  )
}

function Ahead() {
  return (
    <EmptyState
      title="抽查和清单会在这里"
      hint="抽哪几单、哪里不对劲、一统八有的证据在哪，会一条条列好，随新版本送来。现在可以先做“账本体检”。"
    />
  )
}
