// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for Sidelight where the installer is tried without a Sidelight for Windows. Writes what it was
// started with and what Windows sees of its resources to the file that SIDELIGHT_STANDIN names, and stays
// open if told to.

#include <windows.h>

#include <cstdio>
#include <cwchar>
#include <vector>

int wmain(int argc, wchar_t **argv)
{
    const wchar_t *name = _wgetenv(L"SIDELIGHT_STANDIN");
    FILE *out = name ? _wfopen(name, L"wb") : nullptr;
    if (!out)
        return 1;
    for (int i = 1; i < argc; ++i)
        std::fprintf(out, "argument %ls\n", argv[i]);

    wchar_t self[MAX_PATH];
    GetModuleFileNameW(nullptr, self, MAX_PATH);
    std::vector<char> block(GetFileVersionInfoSizeW(self, nullptr));
    void *text = nullptr;
    UINT length = 0;
    const bool hasVersion =
        !block.empty() && GetFileVersionInfoW(self, 0, DWORD(block.size()), block.data())
        && VerQueryValueW(block.data(), L"\\StringFileInfo\\040904b0\\ProductVersion", &text, &length);
    std::fprintf(out, "version %ls\n", hasVersion ? static_cast<const wchar_t *>(text) : L"none");
    const HRSRC icon = FindResourceW(nullptr, L"IDI_ICON1", MAKEINTRESOURCEW(14)); // RT_GROUP_ICON
    std::fprintf(out, "icon %lu bytes\n", icon ? SizeofResource(nullptr, icon) : 0);
    std::fprintf(out, "code page %u\n", GetACP());
    std::fclose(out);
    if (argc > 1 && std::wcscmp(argv[1], L"stay") == 0)
        Sleep(INFINITE);
    return 0;
}
