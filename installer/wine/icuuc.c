/* The functions of Windows' own ICU that Qt names and Wine 8 lacks. They know no converter, which Qt
   takes as "no foreign encodings on this PC". */
#define EXPORT __declspec(dllexport)
#define NOTHING(name) EXPORT void name(void *first, ...) { (void)first; }
#define NO_NAME(name) EXPORT const char *name(void) { return 0; }

EXPORT void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = 4; /* U_FILE_ACCESS_ERROR */
    return 0;
}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 4; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *converter, int *error) { (void)converter; (void)error; return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *error) { (void)converter; (void)error; return 0; }
NO_NAME(ucnv_getName)
NO_NAME(ucnv_getStandardName)
NO_NAME(ucnv_getAvailableName)
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
