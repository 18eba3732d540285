; SPDX-FileCopyrightText: 2026 The Sidelight authors
; SPDX-License-Identifier: GPL-3.0-or-later

; The installer for Windows; package.cmake calls makensis with what is defined here from outside.
; Silent: /S, with /AllUsers or /CurrentUser (which is what it does by itself), and /D=FOLDER as the last argument.
; Exit codes: 0 done, 1 given up by the reader, 2 not possible (another Windows, no rights, Sidelight is open).

Unicode true
!ifdef TARGET
    Target ${TARGET}
!endif
SetCompressor /SOLID lzma
ManifestDPIAware true
Name "Sidelight"
OutFile "${OUT}"
!ifdef SIGN
    !uninstfinalize '$%SIDELIGHT_SIGN_COMMAND% "%1"' = 0
!endif
BrandingText "Sidelight ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Sidelight"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs Sidelight"
VIAddVersionKey CompanyName "The Sidelight authors"
VIAddVersionKey LegalCopyright "The Sidelight authors, GPL-3.0-or-later"

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APPLICATION_ID}"
!define SCHEME "Software\Classes\sidelight"
!define PROGRAM "$INSTDIR\bin\sidelight.exe"
!define COMMAND_LINE "$INSTDIR\bin\sidelight-cli.exe"
; Whoever wrote the page chose the link. Behind --link the program takes one word, and refuses more (app/cli/startwords.h).
!define HANDLER '"${PROGRAM}" --link "%1"'

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${ENTRY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_INSTDIR "Sidelight"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${ENTRY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
; Without the rights of an administrator unless it is started with them, which takes one who wants it for all users: an
; installation for one user runs the former uninstaller, from where every program of that user can write.
RequestExecutionLevel user
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION openProgram
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro giveUp TEXT
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

; A program that runs cannot be written to, which is all that its lock says.
!macro openToWrite FILE
    ${If} ${FileExists} "${FILE}"
        FileOpen $0 "${FILE}" a
        FileClose $0 ; which leaves the error of the line above, if any
    ${EndIf}
!macroend
!macro waitUntilClosed UN
Function ${UN}waitUntilClosed
    again:
    ClearErrors
    !insertmacro openToWrite "${PROGRAM}"
    !insertmacro openToWrite "${COMMAND_LINE}"
    ${IfNot} ${Errors}
        Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
        "Sidelight is open, or its command line is at work. Please close it, and try again." /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
FunctionEnd
!macroend
!insertmacro waitUntilClosed ""
!insertmacro waitUntilClosed "un."

Function .onInit
    SetRegView 64
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
    ${OrIfNot} ${AtLeastBuild} 17763
        !insertmacro giveUp "Sidelight needs Windows 10, version 1809, or later, on a 64-bit computer."
    ${EndIf}
    ; MULTIUSER_INIT would ask, even where nobody is there to answer.
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        UserInfo::GetAccountType
        Pop $1
        ${If} $1 != "Admin"
            !insertmacro giveUp "Only an administrator can install Sidelight for all users."
        ${EndIf}
    ${EndIf}
    StrCpy $R9 $INSTDIR ; from /D=, which MULTIUSER_INIT would forget
    !insertmacro MULTIUSER_INIT
    ${If} $R9 != ""
        StrCpy $INSTDIR $R9
    ${EndIf}
FunctionEnd

; Where an administrator presets address, proxy and authority for everybody (app/settings/preset.h). Below ProgramData
; everybody may make a folder and is then its owner, so it is made here, with rights for administrators and the system,
; for others to read, none inherited. One that is there already keeps its rights and its files: they may be wanted, and
; to change what somebody else has made (and linked elsewhere, perhaps) is no good idea for an administrator.
!define /math ATTRIBUTES_SIZE 3 * ${NSIS_PTR_SIZE}
Function makePresetFolder
    System::Call 'advapi32::ConvertStringSecurityDescriptorToSecurityDescriptorW(\
        w "O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", i 1, *p 0 r1, p 0) i .r0'
    ${If} $0 == 0
        !insertmacro giveUp "The folder for presets could not be protected."
    ${EndIf}
    System::Call '*(p ${ATTRIBUTES_SIZE}, p r1, p 0) p .r2' ; SECURITY_ATTRIBUTES, its numbers filled up to pointers
    System::Call 'kernel32::CreateDirectoryW(w "$APPDATA\Sidelight", p r2) i .r0 ? e'
    Pop $3
    System::Free $2
    System::Call 'kernel32::LocalFree(p r1)'
    ${If} $0 == 0
    ${AndIf} $3 != 183 ; ERROR_ALREADY_EXISTS
        !insertmacro giveUp "The folder $APPDATA\Sidelight could not be made."
    ${EndIf}
FunctionEnd

; Its own uninstaller knows what an earlier version consists of. It keeps what the reader has.
Function removeFormer
    ReadRegStr $R0 SHCTX "${ENTRY}" "InstallLocation"
    ${If} $R0 == ""
    ${OrIfNot} ${FileExists} "$R0\uninstall.exe"
    ${OrIfNot} ${FileExists} "$R0\bin\sidelight.exe" ; then it is another's
        Return
    ${EndIf}
    ExecWait '"$R0\uninstall.exe" /S _?=$R0' $R1
    ${If} $R1 != 0
        !insertmacro giveUp "The version of Sidelight that is here could not be removed. Is it open?"
    ${EndIf}
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
FunctionEnd

Section
    Call waitUntilClosed
    Call removeFormer
    ${If} $MultiUser.InstallMode == "AllUsers"
        Call makePresetFolder
    ${EndIf}
    ClearErrors
    !include "${LISTS}/install.nsh"
    ${If} ${Errors}
        !insertmacro giveUp "Not every file could be written to $INSTDIR. Sidelight is not whole; please install it again."
    ${EndIf}
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Sidelight.lnk" "${PROGRAM}"

    WriteRegStr SHCTX "${SCHEME}" "" "URL:Sidelight"
    WriteRegStr SHCTX "${SCHEME}" "URL Protocol" ""
    WriteRegStr SHCTX "${SCHEME}\DefaultIcon" "" '"${PROGRAM}",0'
    WriteRegStr SHCTX "${SCHEME}\shell\open\command" "" '${HANDLER}'

    WriteRegStr SHCTX "${ENTRY}" "DisplayName" "Sidelight"
    WriteRegStr SHCTX "${ENTRY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${ENTRY}" "DisplayIcon" "${PROGRAM}"
    WriteRegStr SHCTX "${ENTRY}" "Publisher" "The Sidelight authors"
    WriteRegStr SHCTX "${ENTRY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${ENTRY}" "NoModify" 1
    WriteRegDWORD SHCTX "${ENTRY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${ENTRY}" "EstimatedSize" $0
    ${RefreshShellIcons}
SectionEnd

; By way of the shell, which runs without the rights that the installer may have.
Function openProgram
    Exec '"$WINDIR\explorer.exe" "${PROGRAM}"'
FunctionEnd

; Which of two installations this one is, its folder tells; MULTIUSER_UNINIT would rather take the folder from the
; registry, of this user first.
Function un.onInit
    SetRegView 64
    StrCpy $R9 $INSTDIR
    !insertmacro MULTIUSER_UNINIT
    ReadRegStr $0 HKLM "${ENTRY}" "InstallLocation"
    ${If} $0 == $R9
        Call un.MultiUser.InstallMode.AllUsers
        ${If} $MultiUser.InstallMode != "AllUsers"
            ${IfNot} ${Silent} ; Windows asks for an administrator
                ExecShell "runas" "$R9\uninstall.exe"
                Quit
            ${EndIf}
            !insertmacro giveUp "Sidelight was installed for all users; an administrator can remove it."
        ${EndIf}
    ${Else}
        Call un.MultiUser.InstallMode.CurrentUser
    ${EndIf}
    StrCpy $INSTDIR $R9
FunctionEnd

; What Sidelight keeps is this user's own, however it was installed.
Function un.askForData
    SetShellVarContext current
    StrCpy $R0 "$LOCALAPPDATA\Sidelight\Sidelight"
    ${If} ${FileExists} "$R0\*.*"
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 \
            "Remove the copies of deals and the settings that Sidelight keeps for you too?$\r$\n$\r$\n$R0$\r$\n$\r$\n\
            API keys stay in the Credential Manager; Sidelight itself removes them with their accounts." \
            /SD IDNO IDNO keep
        RMDir /r "$R0"
        RMDir "$LOCALAPPDATA\Sidelight"
        keep:
    ${EndIf}
    ${If} $MultiUser.InstallMode == "AllUsers"
        SetShellVarContext all
    ${EndIf}
FunctionEnd

Section "un.Sidelight"
    Call un.waitUntilClosed
    Call un.askForData
    ClearErrors
    !include "${LISTS}/remove.nsh"
    ${If} ${Errors} ; the entry stays, so that this can be run again
        !insertmacro giveUp "Not every file could be removed from $INSTDIR. Please close what uses them, and try again."
    ${EndIf}
    !include "${LISTS}/removefolders.nsh" ; but those where somebody has put something
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Sidelight.lnk"
    ReadRegStr $0 SHCTX "${SCHEME}\shell\open\command" ""
    ${If} $0 == '${HANDLER}' ; and not another copy's, or a version's that came later
        DeleteRegKey SHCTX "${SCHEME}"
    ${EndIf}
    DeleteRegKey SHCTX "${ENTRY}"
    ${un.RefreshShellIcons}
SectionEnd
