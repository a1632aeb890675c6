; faem-setup-x.y.z.exe /S /KIOSK  installs silently and starts Faem whenever somebody logs in to this PC.
!include FileFunc.nsh
!insertmacro GetParameters
!insertmacro GetOptions

!define AUTO_START_KEY "Software\Microsoft\Windows\CurrentVersion\Run"

!macro customInstall
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/KIOSK" $R1
  ${IfNot} ${Errors}
    WriteRegStr HKLM "${AUTO_START_KEY}" "Faem" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
  ${EndIf}
!macroend

; An update uninstalls the older program first and must leave the kiosk as it was.
!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegValue HKLM "${AUTO_START_KEY}" "Faem"
  ${EndIf}
!macroend
