import { Navigate, Route, Routes } from 'react-router'
import { RulesEditPage } from './edit-page.tsx'
import { RulesImportPage } from './import-page.tsx'
import { RulesPage } from './rules-page.tsx'
import { TemplatesPage } from './templates-page.tsx'
import { VersionsPage } from './versions-page.tsx'

/** 细则, a part of the room 积分. */
export function RulesRoom() {
  return (
    <Routes>
      <Route index element={<RulesPage />} />
      <Route path="edit" element={<RulesEditPage />} />
      <Route path="templates" element={<TemplatesPage />} />
      <Route path="import" element={<RulesImportPage />} />
      <Route path="versions" element={<VersionsPage />} />
      <Route path="*" element={<Navigate to="/points/rules" replace />} />
    </Routes>
  )
}
