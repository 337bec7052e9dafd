import { Navigate, Route, Routes } from 'react-router'
import { ComposePage } from './compose-page.tsx'
import { NoticePage } from './notice-page.tsx'
import { ObjectPage } from './object-page.tsx'
import { ObjectionsPage } from './objections-page.tsx'
import { PastPage } from './past-page.tsx'
import { WallPage } from './wall-page.tsx'

/** 公示 */
export function NoticesRoom() {
  return (
    <Routes>
      <Route index element={<WallPage />} />
      <Route path="new/:kind" element={<ComposePage />} />
      <Route path="past" element={<PastPage />} />
      <Route path="objections" element={<ObjectionsPage />} />
      <Route path="object" element={<ObjectPage />} />
      <Route path="of/:notice" element={<NoticePage />} />
      <Route path="*" element={<Navigate to="/notices" replace />} />
    </Routes>
  )
}
