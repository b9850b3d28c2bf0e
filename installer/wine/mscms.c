/* The functions of Windows' colour management that Qt names and Wine 8 lacks: no profile anywhere. */
#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode)
{
    (void)profile; (void)access; (void)share; (void)mode;
    return 0;
}
EXPORT int CloseColorProfile(void *profile) { (void)profile; return 1; }
EXPORT int GetColorProfileFromHandle(void *profile, void *buffer, void *size)
{
    (void)profile; (void)buffer; (void)size;
    return 0;
}
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options)
{
    (void)profile; (void)options;
    return 0;
}
