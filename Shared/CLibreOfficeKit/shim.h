#ifndef GUIDANG_CLIBREOFFICEKIT_SHIM_H
#define GUIDANG_CLIBREOFFICEKIT_SHIM_H

#include <stddef.h>

// The part of LibreOfficeKit that is used: tables of functions whose order is fixed since LibreOffice 5.2. They are
// declared here since the package with LibreOffice's own headers brings all of GTK, and the library is opened at run
// time, so that what is built does not need LibreOffice.

typedef struct guidang_office guidang_office;
typedef struct guidang_office_document guidang_office_document;

typedef struct {
    // How many bytes of the table the installed LibreOffice has.
    size_t size;
    void (*destroy)(guidang_office *office);
    guidang_office_document *(*load)(guidang_office *office, const char *url);
    // The latest complaint; goes back by free_error.
    char *(*error)(guidang_office *office);
    guidang_office_document *(*load_with_options)(guidang_office *office, const char *url, const char *options);
    void (*free_error)(char *error);
} guidang_office_functions;

struct guidang_office {
    guidang_office_functions *functions;
};

typedef struct {
    size_t size;
    void (*destroy)(guidang_office_document *document);
    // Gives zero where it was not saved.
    int (*save_as)(guidang_office_document *document, const char *url, const char *format, const char *options);
    // 0 for a text, 1 for a spreadsheet, 2 for a presentation, 3 for a drawing.
    int (*type)(guidang_office_document *document);
} guidang_office_document_functions;

struct guidang_office_document {
    guidang_office_document_functions *functions;
};

// `libreofficekit_hook_2`: starts LibreOffice with the folder of its libraries and the URL of a folder for its settings.
typedef guidang_office *(*guidang_office_start)(const char *program, const char *profile_url);

#endif
